package vn.giaoban.scheduler.calendar;

import java.time.LocalDate;

/// A day on which everybody has leave.
///
/// @param kind of which feast
/// @param inLieu whether it stands for a day of the feast that fell on a weekly day of rest (Labour
///   Code 45/2019/QH14, article 111.3)
/// @param name as an office wrote it; empty for the feasts of the law, which every reader names
public record Holiday(LocalDate date, Kind kind, boolean inLieu, String name) {
  /// The feasts of article 112, and whatever was announced for one day.
  public enum Kind {
    /// 1 January.
    NEW_YEAR,
    /// The lunar new year, five days.
    TET,
    /// The Hùng Kings' day, 10th of the third lunar month.
    HUNG_KINGS,
    /// 30 April.
    REUNIFICATION,
    /// 1 May.
    LABOUR,
    /// 2 September and a day beside it.
    NATIONAL,
    /// A day off the office noted: a swap, a local feast, a new law.
    ANNOUNCED
  }

  static Holiday of(LocalDate date, Kind kind) {
    return new Holiday(date, kind, false, "");
  }
}
