package vn.giaoban.web.lettertemplate;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.lettertemplate.LetterTemplate.Words;

/// Checks templates and puts values into them.
///
/// A template is Mustache (without logic: nothing in it can run), and of its lines those that begin
/// with `#` are the heading, with `=` the title, with `!` a notice, with `--` small print; others
/// are paragraphs, parted by empty lines. What a value holds is never taken for a mark, and never
/// looked into: `{{title.class}}` is no name.
public final class TemplateEngine {
  /// Longest template, in characters.
  static final int LONGEST_BODY = 20_000;

  static final int LONGEST_SUBJECT = 300;

  /// Around values and blocks while the lines are told apart; taken out of values beforehand.
  private static final String OPEN = "\uE000";

  private static final String CLOSE = "\uE001";
  private static final String BLOCK = "\uE002";
  private static final Pattern MARKS = Pattern.compile("[\uE000-\uE002]");
  private static final Pattern BLOCK_LINE = Pattern.compile(BLOCK + "([a-z]+)" + BLOCK);
  private static final Pattern LINE_BREAKS = Pattern.compile("[\\p{Cntrl}]+");

  private static final Mustache.Compiler COMPILER =
      Mustache.compiler()
          .escapeHTML(false)
          .defaultValue("")
          .emptyStringIsFalse(true)
          .withLoader(name -> {
            throw new MustacheException("no other template can be taken in: " + name);
          })
          .withCollector(new MapsOnly());

  private static final int KEPT = 200;

  private final Map<String, Template> compiled = new ConcurrentHashMap<>();

  /// What is put in.
  ///
  /// @param flags those that hold
  /// @param blocks those that there is something to write for
  public record Values(Map<String, String> words, Set<String> flags, Set<String> blocks) {}

  /// A letter made of its template.
  ///
  /// @param heading null: none was given
  public record Filled(String subject, @Nullable String heading, List<LetterPart> parts) {}

  /// What is wrong with a template; nothing when it can be used.
  public List<FieldFault> check(Words words, TemplateFields fields) {
    var faults = new ArrayList<FieldFault>();
    if (words.subject().isBlank()) {
      faults.add(FieldFault.of("subject", "template-empty"));
    }
    if (words.body().isBlank()) {
      faults.add(FieldFault.of("body", "template-empty"));
    }
    length(faults, "subject", words.subject(), LONGEST_SUBJECT);
    length(faults, "body", words.body(), LONGEST_BODY);
    if (!faults.isEmpty()) {
      return faults;
    }
    var inSubject = names(faults, "subject", words.subject(), fields);
    var inBody = names(faults, "body", words.body(), fields);
    for (var name : inSubject) {
      if (fields.blocks().contains(name)) {
        faults.add(new FieldFault("subject", "template-block", Map.of("name", name)));
      }
    }
    for (var name : fields.needed()) {
      if (faults.isEmpty() && !inBody.contains(name)) {
        faults.add(new FieldFault("body", "template-missing", Map.of("name", name)));
      }
    }
    for (var name : fields.blocks()) {
      var alone = Pattern.compile("(?m)^[ \t]*\\{\\{\\{?" + name + "}}}?[ \t]*$");
      if (faults.isEmpty()
          && inBody.contains(name)
          && words.body().contains("{{" + name)
          && !alone.matcher(words.body()).find()) {
        faults.add(new FieldFault("body", "template-alone", Map.of("name", name)));
      }
    }
    return faults;
  }

  private static void length(List<FieldFault> faults, String field, String text, int longest) {
    if (text.length() > longest) {
      faults.add(new FieldFault(field, "template-long", Map.of("most", longest)));
    }
  }

  private static Set<String> names(
      List<FieldFault> faults, String field, String text, TemplateFields fields) {
    var names = new LinkedHashSet<String>();
    var literals = new ArrayList<String>();
    try {
      COMPILER.compile(text).visit(new Names(names, literals));
    } catch (MustacheException e) {
      faults.add(new FieldFault(field, "template-syntax", Map.of("line", line(e))));
      return names;
    }
    // Braces that were never closed would stand in the letter as they are.
    if (!literals.isEmpty()) {
      var at = Math.max(0, text.indexOf(literals.getFirst()));
      var line = text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
      faults.add(new FieldFault(field, "template-syntax", Map.of("line", line)));
      return names;
    }
    for (var name : names) {
      if (!fields.names().contains(name)) {
        faults.add(
            new FieldFault(
                field,
                "template-unknown",
                Map.of("name", name, "known", String.join(", ", fields.names()))));
      }
    }
    return names;
  }

  private static String line(MustacheException e) {
    var found = Pattern.compile("line (\\d+)").matcher(String.valueOf(e.getMessage()));
    return found.find() ? found.group(1) : "1";
  }

  /// Puts values into a template that was checked.
  public Filled fill(Words words, TemplateFields fields, Values values) {
    var context = new HashMap<String, Object>();
    fields.flags().forEach(flag -> context.put(flag, values.flags().contains(flag)));
    fields
        .blocks()
        .forEach(block ->
            context.put(block, values.blocks().contains(block) ? BLOCK + block + BLOCK : ""));
    fields
        .words()
        .forEach(word -> context.put(word, shielded(values.words().getOrDefault(word, ""))));
    var subject = bare(template(words.subject()).execute(context));
    return lines(oneLine(subject), template(words.body()).execute(context));
  }

  private Template template(String text) {
    if (compiled.size() > KEPT) {
      compiled.clear();
    }
    return compiled.computeIfAbsent(text, COMPILER::compile);
  }

  private static String shielded(String value) {
    var clean = oneLine(bare(value));
    return clean.isEmpty() ? "" : OPEN + clean + CLOSE;
  }

  private static String bare(String text) {
    return MARKS.matcher(text).replaceAll("");
  }

  private static String oneLine(String text) {
    return LINE_BREAKS.matcher(text).replaceAll(" ").strip();
  }

  private static Filled lines(String subject, String body) {
    String heading = null;
    var parts = new ArrayList<LetterPart>();
    var paragraph = new ArrayList<String>();
    for (var line : (body + "\n").split("\r?\n", -1)) {
      var text = line.strip();
      var block = BLOCK_LINE.matcher(text);
      LetterPart part =
          block.matches()
              ? new LetterPart.Block(block.group(1))
              : text.startsWith("= ")
                  ? new LetterPart.Title(bare(text.substring(2)))
                  : text.startsWith("! ")
                      ? new LetterPart.Notice(bare(text.substring(2)))
                      : text.startsWith("-- ")
                          ? new LetterPart.Small(bare(text.substring(3)))
                          : null;
      var isHeading = text.startsWith("# ") && heading == null;
      if (text.isEmpty() || part != null || isHeading) {
        if (!paragraph.isEmpty()) {
          parts.add(new LetterPart.Paragraph(String.join("\n", paragraph)));
          paragraph.clear();
        }
        if (part != null) {
          parts.add(part);
        }
        if (isHeading) {
          heading = bare(text.substring(2)).strip();
        }
      } else {
        paragraph.add(bare(text));
      }
    }
    return new Filled(subject, heading, parts);
  }

  /// Values are found in maps by whole names, and nothing is asked of the values themselves.
  private static final class MapsOnly extends BasicCollector {
    @Override
    public Mustache.@Nullable VariableFetcher createFetcher(Object context, String name) {
      return context instanceof Map<?, ?> ? super.createFetcher(context, name) : null;
    }

    @Override
    public <K, V> Map<K, V> createFetcherCache() {
      return new ConcurrentHashMap<>();
    }
  }

  /// @param literals text from a pair of braces on that is no tag
  private record Names(Set<String> found, List<String> literals) implements Mustache.Visitor {
    @Override
    public void visitText(String text) {
      var at = text.indexOf("{{");
      if (at >= 0) {
        literals.add(text.substring(at));
      }
    }

    @Override
    public void visitVariable(String name) {
      found.add(name);
    }

    @Override
    public boolean visitInclude(String name) {
      found.add(">" + name);
      return false;
    }

    @Override
    public boolean visitSection(String name) {
      found.add(name);
      return true;
    }

    @Override
    public boolean visitInvertedSection(String name) {
      found.add(name);
      return true;
    }
  }
}
