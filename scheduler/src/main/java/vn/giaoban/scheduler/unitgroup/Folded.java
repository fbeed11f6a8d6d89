package vn.giaoban.scheduler.unitgroup;

import java.text.Normalizer;
import java.util.Locale;
import vn.giaoban.scheduler.writing.Written;

/// Small letters without diacritics, as `fold()` of the database.
final class Folded {
  private Folded() {}

  static String of(String text) {
    return Normalizer.normalize(
            Written.line(text).toLowerCase(Locale.ROOT).replace('đ', 'd'), Normalizer.Form.NFD)
        .replaceAll("[\u0300-\u036f]", "");
  }
}
