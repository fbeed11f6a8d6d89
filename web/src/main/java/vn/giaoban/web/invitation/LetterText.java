package vn.giaoban.web.invitation;

import java.net.URI;
import java.util.List;
import org.springframework.web.util.HtmlUtils;

/// A letter as plain text and as HTML, built of the same parts in the same order.
///
/// The HTML is for mail programs: tables for what must stand still in old Outlooks, styles in the
/// elements, no images, colours that hold on a dark ground.
public record LetterText(String plain, String html) {
  private static final String FONT =
      "font-family:'Be Vietnam Pro','Segoe UI',Roboto,Arial,sans-serif;";
  private static final String INK = "color:#1b2430;";
  private static final String MUTED = "color:#5b6675;";
  private static final String BLUE = "#1f4e8c";

  /// For mail programs that show mail on a dark ground and read style sheets. Those that do not
  /// keep the colours of the elements, which are legible by themselves; those that turn colours
  /// round do so with all of them.
  private static final String DARK =
      "<style>:root{color-scheme:light dark}@media (prefers-color-scheme:dark){"
          + "[style*=\"background:#f3f5f8\"],table[bgcolor=\"#f3f5f8\"]{background:#11161d!important}"
          + "[style*=\"background:#ffffff\"]{background:#1b222c!important}"
          + "[style*=\"color:#1b2430\"]{color:#e8edf4!important}"
          + "[style*=\"color:#5b6675\"]{color:#aab6c6!important}"
          + "[style*=\"solid #dfe3e8\"]{border-color:#313c4a!important}"
          + "[style*=\"solid #c5ccd6\"]{border-color:#566375!important}"
          + "a[style*=\"color:#1f4e8c\"]{color:#8ab8ff!important}}</style>";

  /// Takes the parts in the order in which they are read.
  static final class Builder {
    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final String heading;
    private String language = "vi";
    private boolean facts;

    Builder(String heading) {
      this.heading = heading;
    }

    Builder office(String name) {
      plain.append(name).append("\n\n").append(heading).append("\n\n");
      html.append("<p style=\"margin:0 0 4px;font-size:13px;letter-spacing:.02em;" + MUTED + "\">")
          .append(safe(name))
          .append("</p><h1 style=\"margin:0 0 20px;font-size:22px;line-height:1.4;" + INK + "\">")
          .append(safe(heading))
          .append("</h1>");
      return this;
    }

    Builder greeting(String text) {
      plain.append(text).append("\n\n");
      html.append(element("margin:0 0 12px;font-weight:600;", text));
      return this;
    }

    Builder lead(String text, String title) {
      plain.append(text).append("\n\n    ").append(title).append("\n\n");
      html.append(element("margin:0 0 8px;", text))
          .append(element("margin:0 0 16px;font-size:18px;font-weight:600;", title));
      return this;
    }

    /// What it is about, set off.
    Builder title(String title) {
      endFacts();
      plain.append("    ").append(title).append("\n\n");
      html.append(element("margin:0 0 16px;font-size:18px;font-weight:600;", title));
      return this;
    }

    /// A link in a line of its own.
    Builder link(String word, URI link) {
      endFacts();
      plain.append(word).append(": ").append(link).append("\n\n");
      html.append("<p style=\"margin:0 0 16px;" + INK + "\"><a href=\"")
          .append(safe(link.toString()))
          .append("\" style=\"color:" + BLUE + ";\">")
          .append(safe(word))
          .append("</a></p>");
      return this;
    }

    /// In which language it is written; Vietnamese when not said.
    Builder language(String tag) {
      language = tag;
      return this;
    }

    Builder notice(String text) {
      endFacts();
      plain.append("* ").append(text).append("\n\n");
      html.append(
              "<p style=\"margin:0 0 16px;padding:10px 14px;background:#fff4d6;color:#5a4300;"
                  + "border-left:4px solid #d9a400;\">")
          .append(safe(text))
          .append("</p>");
      return this;
    }

    Builder fact(String name, String value) {
      if (!facts) {
        facts = true;
        html.append("<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\">");
      }
      plain.append(name).append(": ").append(value).append('\n');
      html.append("<tr><td style=\"padding:3px 16px 3px 0;vertical-align:top;")
          .append("white-space:nowrap;" + MUTED + "\">")
          .append(safe(name))
          .append("</td><td style=\"padding:3px 0;vertical-align:top;" + INK + "\">")
          .append(safe(value))
          .append("</td></tr>");
      return this;
    }

    private void endFacts() {
      if (facts) {
        facts = false;
        html.append("</table>");
        plain.append('\n');
      }
    }

    Builder button(String word, URI link, String hint) {
      endFacts();
      plain.append(word).append("\n").append(hint).append('\n').append(link).append("\n\n");
      var href = safe(link.toString());
      html.append("<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" ")
          .append("style=\"margin:20px 0 10px;\"><tr><td bgcolor=\"" + BLUE + "\" ")
          .append("style=\"border-radius:6px;background:" + BLUE + ";\"><a href=\"")
          .append(href)
          .append("\" style=\"display:inline-block;padding:13px 28px;font-size:16px;")
          .append("font-weight:600;color:#ffffff;text-decoration:none;" + FONT + "\">")
          .append(safe(word))
          .append("</a></td></tr></table><p style=\"margin:0 0 20px;font-size:13px;" + MUTED)
          .append("\">")
          .append(safe(hint))
          .append("<br><a href=\"")
          .append(href)
          .append("\" style=\"word-break:break-all;color:" + BLUE + ";\">")
          .append(href)
          .append("</a></p>");
      return this;
    }

    /// Nothing when there are no lines.
    Builder list(String title, boolean numbered, List<String> lines) {
      endFacts();
      if (lines.isEmpty()) {
        return this;
      }
      var tag = numbered ? "ol" : "ul";
      plain.append(title).append(":\n");
      html.append(element("margin:0 0 4px;font-weight:600;", title))
          .append("<" + tag + " style=\"margin:0 0 16px;padding-left:24px;" + INK + "\">");
      for (var i = 0; i < lines.size(); i++) {
        plain
            .append("  ")
            .append(numbered ? (i + 1) + ". " : "- ")
            .append(lines.get(i))
            .append('\n');
        html.append("<li style=\"margin:2px 0;\">").append(safe(lines.get(i))).append("</li>");
      }
      plain.append('\n');
      html.append("</" + tag + ">");
      return this;
    }

    Builder quote(String title, String words) {
      endFacts();
      plain.append(title).append(":\n").append(words).append("\n\n");
      html.append(element("margin:0 0 4px;font-weight:600;", title))
          .append("<p style=\"margin:0 0 16px;padding-left:12px;border-left:3px solid #c5ccd6;")
          .append("white-space:pre-line;" + INK + "\">")
          .append(safe(words))
          .append("</p>");
      return this;
    }

    Builder paragraph(String text) {
      endFacts();
      plain.append(text).append("\n\n");
      html.append(element("margin:0 0 16px;white-space:pre-line;", text));
      return this;
    }

    Builder signature(String regards, String name) {
      endFacts();
      plain.append(regards).append('\n').append(name).append('\n');
      html.append("<p style=\"margin:0 0 4px;" + INK + "\">")
          .append(safe(regards))
          .append("<br><strong>")
          .append(safe(name))
          .append("</strong></p>");
      return this;
    }

    Builder small(String text) {
      plain.append("\n--\n").append(text).append('\n');
      html.append(
              "<p lang=\"en\" style=\"margin:20px 0 0;padding-top:12px;border-top:1px solid #dfe3e8;"
                  + "font-size:12px;word-break:break-word;"
                  + MUTED
                  + "\">")
          .append(safe(text))
          .append("</p>");
      return this;
    }

    LetterText build() {
      return new LetterText(plain.toString(), page(html.toString()));
    }

    private String page(String body) {
      return "<!DOCTYPE html><html lang=\""
          + language
          + "\"><head><meta charset=\"utf-8\">"
          + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
          + "<meta name=\"color-scheme\" content=\"light dark\">"
          + "<meta name=\"supported-color-schemes\" content=\"light dark\"><title>"
          + safe(heading)
          + "</title>"
          + DARK
          + "</head><body style=\"margin:0;padding:0;background:#f3f5f8;\">"
          + "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" "
          + "bgcolor=\"#f3f5f8\"><tr><td align=\"center\" style=\"padding:24px 12px;\">"
          + "<table role=\"presentation\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\" "
          + "bgcolor=\"#ffffff\" style=\"width:100%;max-width:600px;background:#ffffff;"
          + "border-radius:8px;\"><tr><td style=\"padding:28px 32px;font-size:15px;"
          + "line-height:1.6;"
          + INK
          + FONT
          + "\">"
          + body
          + "</td></tr></table></td></tr></table></body></html>";
    }

    private static String element(String style, String text) {
      return "<p style=\"" + style + INK + "\">" + safe(text) + "</p>";
    }

    private static String safe(String text) {
      return HtmlUtils.htmlEscape(text, "UTF-8");
    }
  }
}
