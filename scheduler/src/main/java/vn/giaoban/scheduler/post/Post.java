package vn.giaoban.scheduler.post;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An office of a unit, and all who ever held it.
///
/// @param unitId the unit it was asked for, or else the first of its body
/// @param title without the unit's name, e.g. "Chủ tịch UBND xã"
/// @param rank 1 is the highest; compared between units as well
/// @param head whether it leads the unit; one does on any day
/// @param from first day; null: always
/// @param to last day, inclusive; null: until further notice
/// @param holders the latest first
/// @param version rises with every change
public record Post(
    UUID id,
    UUID unitId,
    String title,
    int rank,
    boolean head,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    List<Holder> holders,
    int version) {
  public Post {
    holders = List.copyOf(holders);
  }

  /// Whether there is such a post on that day.
  public boolean on(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }

  /// Who is in it on that day: whoever acts, else whoever holds it; empty when it is vacant.
  public Optional<Holder> holder(LocalDate day) {
    return holders.stream()
        .filter(one -> one.standing() != Standing.SUBSTITUTE && one.on(day))
        .max(Comparator.comparing(Holder::standing));
  }

  /// Who may sit in on that day, in the order of their names.
  public List<Holder> substitutes(LocalDate day) {
    return holders.stream()
        .filter(one -> one.standing() == Standing.SUBSTITUTE && one.on(day))
        .sorted(Comparator.comparing(Holder::name))
        .toList();
  }

  /// The post with its unit, as letters address it: "Chủ tịch UBND xã" of "Xã Hải Hậu" is "Chủ tịch
  /// UBND xã Hải Hậu", "Giám đốc Sở" of "Sở Nội vụ" is "Giám đốc Sở Nội vụ". Words that end the
  /// title and begin the name are said once.
  public static String addressed(String title, String unitName) {
    var words = List.of(title.split(" "));
    var name = List.of(unitName.split(" "));
    for (int n = Math.min(words.size(), name.size()); n > 0; n--) {
      var end = String.join(" ", words.subList(words.size() - n, words.size()));
      if (end.equalsIgnoreCase(String.join(" ", name.subList(0, n)))) {
        var rest = name.subList(n, name.size());
        return rest.isEmpty() ? title : title + " " + String.join(" ", rest);
      }
    }
    return title + " " + inSentence(unitName);
  }

  /// Common nouns of administration are written small inside a sentence.
  private static String inSentence(String unitName) {
    for (var word : List.of("Xã ", "Phường ", "Thị trấn ", "Đặc khu ", "Huyện ", "Tỉnh ")) {
      if (unitName.startsWith(word)) {
        return unitName.substring(0, 1).toLowerCase(Locale.ROOT) + unitName.substring(1);
      }
    }
    return unitName;
  }
}
