package vn.giaoban.web.language;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The words a person reads: every `messages/*_vi.properties` and `messages/*_en.properties`,
/// UTF-8, merged. Placeholders are `{name}`. A key without words is shown as the key itself, so
/// that a missing text is seen and never hides an answer.
public final class Texts {
  /// Vietnamese: what is spoken when nothing else is asked for.
  public static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z0-9_]+)}");

  private final Map<String, String> vietnamese;
  private final Map<String, String> english;

  private Texts(Map<String, String> vietnamese, Map<String, String> english) {
    this.vietnamese = Map.copyOf(vietnamese);
    this.english = Map.copyOf(english);
  }

  /// Reads all message files on the class path.
  public static Texts load() {
    return new Texts(merged("vi"), merged("en"));
  }

  /// The text for a key.
  ///
  /// @param language English when its language is `en`, else Vietnamese
  /// @param args values of the placeholders; a placeholder without a value stays as it is
  public String text(Locale language, String key, Map<String, ?> args) {
    var template = words(language).getOrDefault(key, key);
    if (args.isEmpty()) {
      return template;
    }
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(match -> {
          var value = args.get(match.group(1));
          return Matcher.quoteReplacement(value == null ? match.group() : value.toString());
        });
  }

  /// The text for a key without placeholders.
  public String text(Locale language, String key) {
    return text(language, key, Map.of());
  }

  /// Whether there are words for the key.
  public boolean has(Locale language, String key) {
    return words(language).containsKey(key);
  }

  private Map<String, String> words(Locale language) {
    return language.getLanguage().equals("en") ? english : vietnamese;
  }

  private static Map<String, String> merged(String language) {
    var all = new HashMap<String, String>();
    try {
      for (var resource :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:messages/*_" + language + ".properties")) {
        read(resource)
            .forEach((key, text) -> {
              if (all.put((String) key, (String) text) != null) {
                throw new IllegalStateException(
                    "message key: %s (expected: in one file; also in %s)"
                        .formatted(key, resource.getFilename()));
              }
            });
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static Properties read(Resource resource) throws IOException {
    var properties = new Properties();
    try (var reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }
}
