package vn.giaoban.scheduler.organisation;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Levels as people write them in lists.
final class UnitLevelWords {
  private static final Map<Level, Set<String>> WORDS =
      Map.of(
          Level.PROVINCE,
          Set.of("province", "tinh", "cap tinh", "thanh pho truc thuoc trung uong"),
          Level.DEPARTMENT,
          Set.of(
              "department", "so", "ban", "nganh", "so ban nganh", "co quan", "phong", "phong ban"),
          Level.DISTRICT,
          Set.of("district", "huyen", "cap huyen", "quan", "thi xa", "quan huyen", "thanh pho"),
          Level.COMMUNE,
          Set.of(
              "commune",
              "xa",
              "cap xa",
              "phuong",
              "thi tran",
              "dac khu",
              "phuong xa",
              "xa phuong"));

  private UnitLevelWords() {}

  static @Nullable Level read(String text) {
    var word =
        Normalizer.normalize(text.toLowerCase(Locale.ROOT).replace('đ', 'd'), Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-z]+", " ")
            .strip();
    return WORDS.entrySet().stream()
        .filter(level -> level.getValue().contains(word))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }
}
