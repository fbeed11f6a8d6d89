package vn.giaoban.scheduler.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.invitation.Announcement;
import vn.giaoban.scheduler.invitation.Recipient;

/// What the office writes.
///
/// @param id names the notice, so that the same one asked for twice is sent once
/// @param subject one line
/// @param text lines; an empty one parts paragraphs
/// @param units codes of those it is for; empty: all who are invited
public record NoticeForm(UUID id, String subject, String text, List<String> units) {
  /// Longest subject, in characters.
  public static final int SUBJECT = 200;

  /// Longest text, in characters.
  public static final int TEXT = 5000;

  public NoticeForm {
    subject = subject.strip();
    text = text.strip();
    units = List.copyOf(units);
  }

  /// Whom it goes to.
  public record Audience(List<Recipient> reachable, List<Recipient> withoutAddress) {
    public Audience {
      reachable = List.copyOf(reachable);
      withoutAddress = List.copyOf(withoutAddress);
    }

    static List<String> codes(List<Recipient> recipients) {
      return recipients.stream().map(Recipient::code).toList();
    }
  }

  /// Whether it can be sent, and to whom. Pure.
  Decision<Audience> audience(Announcement announcement) {
    if (announcement.cancelled()) {
      return Decision.refused(Refusal.of(Refusal.Kind.CONFLICT, "notice-cancelled"));
    }
    var faults = new ArrayList<FieldFault>();
    length(faults, "subject", subject, SUBJECT);
    length(faults, "text", text, TEXT);
    var known = announcement.recipients().stream().map(Recipient::code).collect(Collectors.toSet());
    for (var unit : units) {
      if (!known.contains(unit)) {
        faults.add(new FieldFault("units", "notice-unit", Map.of("unit", unit)));
      }
    }
    if (!faults.isEmpty()) {
      return Decision.refused(Refusal.invalid(faults));
    }
    var meant =
        announcement.recipients().stream()
            .filter(one -> units.isEmpty() || units.contains(one.code()))
            .collect(Collectors.partitioningBy(one -> one.address() != null));
    var audience =
        new Audience(meant.getOrDefault(true, List.of()), meant.getOrDefault(false, List.of()));
    return audience.reachable().isEmpty()
        ? Decision.refused(Refusal.of(Refusal.Kind.CONFLICT, "notice-nobody"))
        : Decision.accepted(audience);
  }

  private static void length(List<FieldFault> faults, String field, String text, int most) {
    if (text.isEmpty()) {
      faults.add(FieldFault.of(field, "notice-empty"));
    } else if (text.length() > most) {
      faults.add(new FieldFault(field, "notice-long", Map.of("most", most)));
    }
  }
}
