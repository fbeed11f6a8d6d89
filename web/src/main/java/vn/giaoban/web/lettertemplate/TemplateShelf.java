package vn.giaoban.web.lettertemplate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.lettertemplate.LetterKind;
import vn.giaoban.scheduler.lettertemplate.LetterTemplate;
import vn.giaoban.scheduler.lettertemplate.LetterTemplate.Words;
import vn.giaoban.scheduler.lettertemplate.LetterTemplates;

/// The words that hold now: the office's own where it has some, else those that Giaoban came with
/// (`letters/<kind>_<language>.txt`, the first line is the subject).
///
/// Letters are written by the thousand inside a transaction, so what the office has changed is read
/// once beforehand, by [#refresh].
@Component
public final class TemplateShelf {
  public static final List<String> LANGUAGES = List.of("vi", "en");

  private final TemplateEngine engine = new TemplateEngine();
  private final Map<LetterKind, Map<String, Words>> shipped = new EnumMap<>(LetterKind.class);
  private final Supplier<Mono<List<LetterTemplate>>> changed;
  private volatile Map<String, Words> own = Map.of();

  @Autowired
  public TemplateShelf(LetterTemplates templates) {
    this(templates::newest);
  }

  private TemplateShelf(Supplier<Mono<List<LetterTemplate>>> changed) {
    this.changed = changed;
    for (var kind : LetterKind.values()) {
      var words = new HashMap<String, Words>();
      LANGUAGES.forEach(language -> words.put(language, read(kind, language)));
      shipped.put(kind, words);
    }
  }

  /// One with nothing but what Giaoban came with.
  public static TemplateShelf shipped() {
    return new TemplateShelf(() -> Mono.just(List.of()));
  }

  private static Words read(LetterKind kind, String language) {
    var file = "letters/" + kind.name().toLowerCase(Locale.ROOT) + "_" + language + ".txt";
    try {
      var text = new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
      var end = text.indexOf('\n');
      return new Words(text.substring(0, end).strip(), text.substring(end + 1).strip() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  /// Looks what the office has changed.
  public Mono<Void> refresh() {
    return changed
        .get()
        .doOnNext(newest -> {
          var words = new HashMap<String, Words>();
          for (LetterTemplate template : newest) {
            var changed = template.words();
            if (changed != null) {
              words.put(template.kind() + "/" + template.language(), changed);
            }
          }
          own = Map.copyOf(words);
        })
        .then();
  }

  /// Those that Giaoban came with.
  public Words shipped(LetterKind kind, String language) {
    return Objects.requireNonNull(
        Objects.requireNonNull(shipped.get(kind)).get(language), language);
  }

  /// A letter with the words that hold now. Should the office's own not be fit any more, after an
  /// update of Giaoban, the others are taken: a letter must leave.
  public TemplateEngine.Filled fill(
      LetterKind kind, String language, TemplateEngine.Values values) {
    var fields = TemplateFields.of(kind);
    var words = own.get(kind + "/" + language);
    return engine.fill(
        words != null && engine.check(words, fields).isEmpty() ? words : shipped(kind, language),
        fields,
        values);
  }

  TemplateEngine engine() {
    return engine;
  }
}
