package vn.giaoban.web.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What is said of each operation, from `openapi/*.json`: one file to an owner, one member to an
/// operation, named as `POST /api/login`; what stands in braces in a path is left out, `GET
/// /api/briefings/{}`.
final class Examples {
  /// What is said of one operation.
  ///
  /// @param summary one line
  /// @param request an example of its body; absent: it has none, or none in JSON
  /// @param response an example of its good answer; absent: it has no body, or none in JSON
  record Said(String summary, @Nullable Object request, @Nullable Object response) {}

  private static final Pattern NAME = Pattern.compile("\\{[^}]*}");

  private final Map<String, Said> said;

  private Examples(Map<String, Said> said) {
    this.said = Map.copyOf(said);
  }

  static Examples load(JsonMapper json) {
    var all = new HashMap<String, Said>();
    try {
      for (var file :
          new PathMatchingResourcePatternResolver().getResources("classpath*:openapi/*.json")) {
        try (var in = file.getInputStream()) {
          all.putAll(json.readValue(in, new TypeReference<Map<String, Said>>() {}));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Examples(all);
  }

  @Nullable Said of(String method, String path) {
    return said.get(method + " " + NAME.matcher(path).replaceAll("{}"));
  }
}
