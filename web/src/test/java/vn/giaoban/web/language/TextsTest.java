package vn.giaoban.web.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class TextsTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z0-9_]+}");

  private final Texts texts = Texts.load();

  @Test
  void placeholdersAreFilledByName() {
    assertThat(texts.text(Locale.ENGLISH, "problem.too-many-tries.detail", Map.of("minutes", 3)))
        .isEqualTo("Please wait about 3 minutes and try again.");
  }

  @Test
  void aMissingTextIsSeen() {
    assertThat(texts.text(Texts.VIETNAMESE, "no.such.key")).isEqualTo("no.such.key");
  }

  @Test
  void bothLanguagesSayTheSameThings() throws IOException {
    var english = all("en");
    var vietnamese = all("vi");

    assertThat(new TreeSet<>(english.keySet())).isEqualTo(new TreeSet<>(vietnamese.keySet()));
    assertThat(english)
        .allSatisfy((key, text) ->
            assertThat(placeholders(vietnamese.get(key))).as(key).isEqualTo(placeholders(text)));
  }

  private static TreeSet<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(match -> match.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> all(String language) throws IOException {
    var all = new java.util.HashMap<String, String>();
    for (var file :
        new PathMatchingResourcePatternResolver()
            .getResources("classpath*:messages/*_" + language + ".properties")) {
      var properties = new Properties();
      try (var in = new java.io.InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
        properties.load(in);
      }
      properties.forEach((key, text) -> all.put((String) key, (String) text));
    }
    return all;
  }
}
