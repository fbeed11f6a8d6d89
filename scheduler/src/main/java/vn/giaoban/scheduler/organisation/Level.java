package vn.giaoban.scheduler.organisation;

import java.util.Set;

/// What sort of unit it is.
public enum Level {
  /// Tỉnh, thành phố trực thuộc trung ương.
  PROVINCE,
  /// Sở, ban, ngành and other bodies of a unit.
  DEPARTMENT,
  /// Huyện, quận, thị xã, thành phố thuộc tỉnh; none after 30 June 2025.
  DISTRICT,
  /// Xã, phường, thị trấn, đặc khu.
  COMMUNE;

  /// Below which levels a unit of this level may stand; empty: below none.
  Set<Level> parents() {
    return switch (this) {
      case PROVINCE -> Set.of();
      case DISTRICT -> Set.of(PROVINCE);
      case COMMUNE -> Set.of(PROVINCE, DISTRICT);
      case DEPARTMENT -> Set.of(PROVINCE, DISTRICT, COMMUNE, DEPARTMENT);
    };
  }
}
