package vn.giaoban.scheduler.attendance;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How high a post stands in its unit, read from its title. Lower is higher: 1 the head, 2 a deputy
/// head, 3 the head of a division, 4 a deputy of one, 5 everybody else. Pure.
public final class Rank {
  /// The head of the unit.
  public static final int HEAD = 1;

  /// A deputy of the head.
  public static final int DEPUTY = 2;

  /// Of everybody who heads nothing.
  public static final int STAFF = 5;

  private record Sign(Pattern title, int rank) {
    static Sign of(String words, int rank) {
      return new Sign(Pattern.compile("(?:^|[^a-z])(?:" + words + ")(?:$|[^a-z])"), rank);
    }
  }

  /// The first that fits decides: deputies stand before those whose title theirs contains.
  private static final List<Sign> SIGNS =
      List.of(
          Sign.of("chuyen vien|cong chuc|can bo|nhan vien|van thu|ke toan|tro ly|thu ky", STAFF),
          Sign.of("pho chanh (?:van phong|thanh tra)|pho (?:truong )?phong|pho chi cuc truong", 4),
          Sign.of("chanh van phong|chanh thanh tra|truong phong|chi cuc truong", 3),
          Sign.of(
              "pho chu tich|pho giam doc|pho bi thu|pho truong ban|pho tong|pho chu nhiem"
                  + "|pho truong|pct",
              DEPUTY),
          Sign.of("chu tich|giam doc|bi thu|truong ban|chu nhiem|tong bien tap|thu truong", HEAD),
          Sign.of("deputy|vice", DEPUTY),
          Sign.of("chair(?:man|woman|person)?|director|head|secretary of the party", HEAD));

  private static final Pattern MARKS = Pattern.compile("\\p{M}");

  private Rank() {}

  /// The rank a title tells; null when it tells none.
  public static @Nullable Integer of(String title) {
    var plain =
        MARKS
            .matcher(Normalizer.normalize(title, Normalizer.Form.NFD))
            .replaceAll("")
            .replace('đ', 'd')
            .replace('Đ', 'd')
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\s+", " ");
    for (var sign : SIGNS) {
      if (sign.title().matcher(plain).find()) {
        return sign.rank();
      }
    }
    return null;
  }
}
