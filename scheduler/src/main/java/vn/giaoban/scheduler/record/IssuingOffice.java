package vn.giaoban.scheduler.record;

import java.util.Locale;
import reactor.core.publisher.Mono;

/// The office that issues documents, as their head and their notation show it.
///
/// @param superior the body above it, in capitals with the usual abbreviations; empty when none
/// @param name its own name, in capitals
/// @param abbreviation as in notations
/// @param fullName as in running text and in the register
public record IssuingOffice(String superior, String name, String abbreviation, String fullName) {

  /// Where the office is found.
  public interface Source {
    /// The office today.
    Mono<IssuingOffice> office();
  }

  /// The office of a province's people's committee.
  ///
  /// @param province its name as the organisation keeps it, e.g. `Tỉnh Ninh Bình`; empty when no
  ///   province is known yet
  public static IssuingOffice ofProvince(String province) {
    var bare = province.strip();
    if (bare.isEmpty()) {
      return new IssuingOffice(
          "", "VĂN PHÒNG ỦY BAN NHÂN DÂN", "VPUBND", "Văn phòng Ủy ban nhân dân");
    }
    boolean city = bare.regionMatches(true, 0, "thành phố ", 0, 10);
    boolean named = city || bare.regionMatches(true, 0, "tỉnh ", 0, 5);
    var place =
        named ? bare.substring(0, 1).toLowerCase(Locale.ROOT) + bare.substring(1) : "tỉnh " + bare;
    return new IssuingOffice(
        "UBND " + place.toUpperCase(Locale.ROOT),
        "VĂN PHÒNG",
        "VPUBND",
        "Văn phòng Ủy ban nhân dân " + place);
  }
}
