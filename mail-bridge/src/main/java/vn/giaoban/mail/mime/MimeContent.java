package vn.giaoban.mail.mime;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A message taken apart.
///
/// @param headers by name, in any case; values unfolded and decoded
/// @param root type of the whole
/// @param leaves in the order of the message
public record MimeContent(Map<String, List<String>> headers, RootType root, List<MimeLeaf> leaves) {

  /// The first header of that name.
  public Optional<String> header(String name) {
    var values = headers.get(name);
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
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
        .map(MimeLeaf::text)
        .filter(text -> !text.isBlank())
        .or(() -> leaf("text/html").map(leaf -> PlainText.ofHtml(leaf.text())))
        .orElse("");
  }
}
