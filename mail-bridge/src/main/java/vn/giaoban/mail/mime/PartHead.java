package vn.giaoban.mail.mime;

import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.internet.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the header of a message or of one part says about its body (RFC 2045, 2183, 2231).
///
/// @param mediaType lower case
/// @param encoding `Content-Transfer-Encoding`, lower case; `7bit` without
record PartHead(
    String mediaType,
    @Nullable ParameterList parameters,
    String encoding,
    String fileName,
    String contentId,
    boolean attachment) {
  /// Longer fields are not looked into: no honest type has as many parameters.
  private static final int MAX_FIELD = 20_000;

  private static final Pattern TYPE = Pattern.compile("^\\s*([\\w.+-]+/[\\w.+-]+)");

  static PartHead of(Map<String, List<String>> fields, String defaultType) {
    var written = first(fields, "Content-Type");
    var type = type(written);
    var found = TYPE.matcher(written);
    var base =
        type != null
            ? type.getBaseType().toLowerCase(Locale.ROOT)
            : found.find() ? found.group(1).toLowerCase(Locale.ROOT) : defaultType;
    var parameters = type == null ? null : type.getParameterList();
    var disposition = disposition(first(fields, "Content-Disposition"));
    var name = disposition == null ? null : disposition.getParameter("filename");
    name = name == null && parameters != null ? parameters.get("name") : name;
    return new PartHead(
        base,
        parameters,
        encoding(first(fields, "Content-Transfer-Encoding")),
        name == null ? "" : EncodedWords.decode(name),
        first(fields, "Content-ID").strip().replaceAll("^<|>$", ""),
        disposition != null && "attachment".equalsIgnoreCase(disposition.getDisposition()));
  }

  /// A parameter of the type; empty without.
  String parameter(String name) {
    var value = parameters == null ? null : parameters.get(name);
    return value == null ? "" : value.strip();
  }

  private static String first(Map<String, List<String>> fields, String name) {
    var values = fields.get(name);
    return values == null || values.getFirst().length() > MAX_FIELD ? "" : values.getFirst();
  }

  private static @Nullable ContentType type(String value) {
    try {
      return value.isBlank() ? null : new ContentType(value);
    } catch (ParseException | RuntimeException e) {
      return null;
    }
  }

  private static @Nullable ContentDisposition disposition(String value) {
    try {
      return value.isBlank() ? null : new ContentDisposition(value);
    } catch (ParseException | RuntimeException e) {
      return null;
    }
  }

  /// The first word: some write comments behind it.
  private static String encoding(String value) {
    var word = value.strip().toLowerCase(Locale.ROOT).split("[\\s;(]", 2)[0];
    return word.isEmpty() ? "7bit" : word;
  }
}
