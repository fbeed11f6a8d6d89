package vn.giaoban.mail.mime;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The words of an HTML mail, as a person would see them: one pass, whatever the tags. What is
/// quoted (`blockquote`) gets a `>` before its lines, as in plain text.
final class PlainText {
  /// Of longer pages the rest is not read.
  private static final int MAX_HTML = 1_000_000;

  private static final int MAX_TEXT = 200_000;
  private static final int DEEPEST_QUOTE = 5;

  private static final Set<String> HIDDEN =
      Set.of("script", "style", "head", "title", "template", "noscript", "svg", "object", "iframe");

  private static final Set<String> LINES =
      Set.of(
          "br",
          "p",
          "div",
          "tr",
          "li",
          "ul",
          "ol",
          "table",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "hr",
          "pre",
          "blockquote",
          "section",
          "article",
          "header",
          "footer",
          "center",
          "dl",
          "dt",
          "dd",
          "address",
          "form",
          "fieldset");

  private static final Map<String, String> ENTITIES = entities();

  private final String html;
  private final StringBuilder text = new StringBuilder();

  /// Hidden elements that are never closed again: looked for once.
  private final Map<String, Boolean> unclosed = new HashMap<>();

  private int at;
  private int quotes;
  private boolean lineBegins = true;
  private boolean blank;

  private PlainText(String html) {
    this.html = html;
  }

  static String ofHtml(String html) {
    var bounded = html.length() > MAX_HTML ? html.substring(0, MAX_HTML) : html;
    return new PlainText(bounded).read();
  }

  private String read() {
    while (at < html.length() && text.length() < MAX_TEXT) {
      var c = html.charAt(at);
      if (c == '<' && tagBegins()) {
        tag();
      } else if (c == '&') {
        entity();
      } else {
        add(c);
        at++;
      }
    }
    return text.toString().replaceAll("(?:[> ]*\\n){3,}", "\n\n").strip();
  }

  private void add(char c) {
    if (Character.isWhitespace(c) || c == '\u00A0') {
      blank = true;
      return;
    }
    if (lineBegins) {
      text.append("> ".repeat(Math.min(quotes, DEEPEST_QUOTE)));
      lineBegins = false;
    } else if (blank) {
      text.append(' ');
    }
    blank = false;
    text.append(c);
  }

  private void newLine() {
    blank = false;
    // One empty line says as much as many.
    if (text.length() > 1 && !(lineBegins && text.charAt(text.length() - 2) == '\n')) {
      text.append('\n');
    }
    lineBegins = true;
  }

  private boolean tagBegins() {
    if (at + 1 >= html.length()) {
      return false;
    }
    var next = html.charAt(at + 1);
    return Character.isLetter(next) || next == '/' || next == '!' || next == '?';
  }

  private void tag() {
    if (html.startsWith("<!--", at)) {
      var end = unclosed.containsKey("!--") ? -1 : html.indexOf("-->", at + 4);
      if (end < 0) {
        // Browsers, too, end a comment that is never closed somewhere: here at the next bracket.
        unclosed.put("!--", true);
        end = html.indexOf('>', at);
        at = end < 0 ? html.length() : end + 1;
      } else {
        at = end + 3;
      }
      return;
    }
    var end = html.indexOf('>', at);
    var closing = html.charAt(at + 1) == '/';
    var from = at + (closing ? 2 : 1);
    var to = from;
    while (to < html.length() && to - from < 12 && Character.isLetterOrDigit(html.charAt(to))) {
      to++;
    }
    var name = html.substring(from, to).toLowerCase(Locale.ROOT);
    at = end < 0 ? html.length() : end + 1;
    if (!closing && HIDDEN.contains(name) && (end < 1 || html.charAt(end - 1) != '/')) {
      skip(name);
    }
    if (name.equals("blockquote")) {
      newLine();
      quotes = Math.max(0, quotes + (closing ? -1 : 1));
    } else if (LINES.contains(name)) {
      newLine();
    } else if (name.equals("td") || name.equals("th")) {
      blank = true;
    }
  }

  /// Goes behind the end of a hidden element; one that has no end hides nothing.
  private void skip(String name) {
    if (unclosed.containsKey(name)) {
      return;
    }
    for (var i = html.indexOf("</", at); i >= 0; i = html.indexOf("</", i + 2)) {
      if (html.regionMatches(true, i + 2, name, 0, name.length())) {
        var end = html.indexOf('>', i);
        at = end < 0 ? html.length() : end + 1;
        return;
      }
    }
    unclosed.put(name, true);
  }

  private void entity() {
    var end = at + 1;
    while (end < html.length() && end - at < 12 && html.charAt(end) != ';') {
      end++;
    }
    var name = end < html.length() && html.charAt(end) == ';' ? html.substring(at + 1, end) : "";
    var decoded = name.startsWith("#") ? numeric(name) : ENTITIES.getOrDefault(name, "");
    if (decoded.isEmpty()) {
      add('&');
      at++;
      return;
    }
    decoded.chars().forEach(c -> add((char) c));
    at = end + 1;
  }

  private static String numeric(String name) {
    try {
      var hex = name.startsWith("#x") || name.startsWith("#X");
      var code =
          hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
      return Character.isValidCodePoint(code) && code > 0 ? Character.toString(code) : "";
    } catch (NumberFormatException e) {
      return "";
    }
  }

  /// The named ones that mail programs write for Vietnamese and English.
  private static Map<String, String> entities() {
    var names = new HashMap<String, String>();
    var latin =
        "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn"
            + " sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest"
            + " Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave"
            + " Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute"
            + " Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave"
            + " eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml"
            + " divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
    var code = 0xA0;
    for (var name : latin.split(" ")) {
      names.put(name, String.valueOf((char) code++));
    }
    names.putAll(
        Map.of(
            "lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'", "hellip", "…", "ndash",
            "–", "mdash", "—", "bull", "•"));
    names.putAll(
        Map.of(
            "ldquo", "“", "rdquo", "”", "lsquo", "‘", "rsquo", "’", "abreve", "ă", "Abreve", "Ă",
            "dstrok", "đ", "Dstrok", "Đ", "itilde", "ĩ", "utilde", "ũ"));
    return names;
  }
}
