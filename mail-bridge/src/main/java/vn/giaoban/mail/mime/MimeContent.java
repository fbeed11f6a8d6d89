package vn.giaoban.mail.mime;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.giaoban.mail.address.MailAddress;

/// A message taken apart.
///
/// @param headers by name, in any case; values unfolded and decoded, in the order of the message
/// @param undecoded the same with encoded words (RFC 2047) left as they are: what has a structure
///   is taken apart first and decoded then, or a name could pass for an address
/// @param root type of the whole
/// @param leaves in the order of the message
public record MimeContent(
    Map<String, List<String>> headers,
    Map<String, List<String>> undecoded,
    RootType root,
    List<MimeLeaf> leaves) {

  /// The first header of that name.
  public Optional<String> header(String name) {
    var values = headers.get(name);
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
  }

  /// All headers of that name, the topmost first, as written.
  public List<String> all(String name) {
    return undecoded.getOrDefault(name, List.of());
  }

  /// The first mailbox in the first header of that name.
  public Optional<MailAddress> address(String name) {
    return all(name).stream().findFirst().map(EncodedWords::joined).flatMap(MailAddress::read);
  }

  /// Every mailbox in the headers of that name.
  public List<MailAddress> addresses(String name) {
    return all(name).stream()
        .map(EncodedWords::joined)
        .flatMap(value -> MailAddress.readAll(value).stream())
        .toList();
  }

  /// The first leaf of that type that is no attachment.
  public Optional<MimeLeaf> leaf(String mediaType) {
    return leaves.stream()
        .filter(leaf -> leaf.mediaType().equals(mediaType) && !leaf.attachment())
        .findFirst();
  }

  /// What a person reads first: the plain text, else the HTML without its tags, else nothing.
  public String readableText() {
    return leaf("text/plain")
        .map(leaf -> leaf.text().strip())
        .filter(text -> !text.isEmpty())
        .or(() -> leaf("text/html").map(MimeLeaf::words))
        .orElse("");
  }
}
