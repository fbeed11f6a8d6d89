package vn.giaoban.mail.mime;

import java.util.regex.Pattern;

/// The words of an HTML mail.
final class PlainText {
  private static final Pattern HIDDEN =
      Pattern.compile("(?is)<(script|style|head)\\b.*?</\\1\\s*>|<!--.*?-->");
  private static final Pattern BREAK =
      Pattern.compile("(?i)<(br|/p|/div|/tr|/li|/h[1-6])\\b[^>]*>");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");

  private PlainText() {}

  static String ofHtml(String html) {
    var bounded = html.length() > 500_000 ? html.substring(0, 500_000) : html;
    var text = HIDDEN.matcher(bounded).replaceAll("");
    text = BREAK.matcher(text).replaceAll("\n");
    text = TAG.matcher(text).replaceAll("");
    return text.replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
        .replaceAll("[ \\t\\x0B\\f\\r]+", " ")
        .replaceAll("\\n\\s*\\n+", "\n\n")
        .strip();
  }
}
