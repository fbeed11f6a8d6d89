package vn.giaoban.scheduler.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;

/// Whether an uploaded file is taken in. Pure: the content was looked at before.
public final class FileCheck {
  private FileCheck() {}

  /// What the client says about the file.
  ///
  /// @param name the safe name
  /// @param declaredType the media type it sent; empty when none
  /// @param mark the secrecy mark chosen in the form; empty when none
  /// @param title the title given to the document
  public record Claim(FileName name, String declaredType, String mark, String title) {}

  /// Refuses what can be refused by the claim alone, before the content is even received.
  public static Decision<FileKind> claim(Claim claim) {
    var secret =
        SecrecyStamp.ofMark(claim.mark()).or(() -> SecrecyStamp.among(List.of(claim.title())));
    if (secret.isPresent()) {
      return Decision.refused(secret(claim, secret.get()));
    }
    var kind = FileKind.ofFileName(claim.name().value());
    if (kind.isEmpty()) {
      return Decision.refused(refusal("document-kind", claim, Map.of()));
    }
    if (!kind.get().agreesWith(claim.declaredType())) {
      return Decision.refused(disguised(claim, claim.declaredType()));
    }
    return Decision.accepted(kind.get());
  }

  /// Decides about the whole file.
  ///
  /// @param size octets received
  public static Decision<FileKind> content(Claim claim, long size, Inspection found) {
    if (size == 0) {
      return Decision.refused(refusal("document-empty", claim, Map.of()));
    }
    return switch (claim(claim)) {
      case Decision.Refused<FileKind> refused -> refused;
      case Decision.Accepted<FileKind>(var claimed) -> compare(claim, claimed, found);
    };
  }

  private static Decision<FileKind> compare(Claim claim, FileKind claimed, Inspection found) {
    if (found.kind().isEmpty() || found.kind().get() != claimed) {
      var what = found.kind().map(FileKind::name).orElse("?");
      return Decision.refused(disguised(claim, what));
    }
    if (found.trouble().isPresent()) {
      var code =
          switch (found.trouble().get()) {
            case LOCKED -> "document-locked";
            case UNREADABLE -> "document-unreadable";
            case MACROS -> "document-macros";
            case BOMB -> "document-bomb";
          };
      return Decision.refused(refusal(code, claim, Map.of()));
    }
    Optional<SecrecyStamp> stamp = SecrecyStamp.among(found.firstPage());
    if (stamp.isPresent()) {
      return Decision.refused(secret(claim, stamp.get()));
    }
    return Decision.accepted(claimed);
  }

  private static Refusal disguised(Claim claim, String what) {
    return refusal("document-disguised", claim, Map.of("found", what));
  }

  private static Refusal secret(Claim claim, SecrecyStamp stamp) {
    return refusal("document-secret", claim, Map.of("mark", stamp.words()));
  }

  private static Refusal refusal(String code, Claim claim, Map<String, Object> more) {
    var args = new HashMap<String, Object>(more);
    args.put("fileName", claim.name().value());
    return Refusal.of(Refusal.Kind.INVALID, code, args);
  }
}
