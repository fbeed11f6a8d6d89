package vn.giaoban.scheduler.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One unit in one period of its life.
///
/// @param id ours, for ever
/// @param code the official code (or one of our form, for departments); unique on a date only
/// @param name as officially written, NFC
/// @param parent code of the unit above; null at the top
/// @param email where its invitations go; null: none known
/// @param validFrom first day; null: always
/// @param validTo last day, inclusive; null: until further notice
/// @param successors codes of the units that took over, valid from the day after `validTo`
public record Unit(
    UUID id,
    String code,
    String name,
    Level level,
    @Nullable String parent,
    @Nullable String email,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    List<String> successors,
    Details details) {
  /// What else is known of a unit.
  ///
  /// @param body the id of the first period of the same body: the one before a rename or a move
  /// @param agencyCode as in QĐ 20/2020/QĐ-TTg, e.g. `H61.02.03`
  /// @param agencyCodeOld as in QCVN 102:2016, 13 characters, e.g. `000.00.14.H20`
  /// @param tags words by which groups choose, e.g. "ven biển"
  /// @param version rises with every change
  public record Details(
      UUID body,
      @Nullable String phone,
      @Nullable String address,
      @Nullable String agencyCode,
      @Nullable String agencyCodeOld,
      List<String> tags,
      int version) {
    public Details {
      tags = List.copyOf(tags);
    }

    /// Nothing more is known of a new body.
    public static Details none(UUID id) {
      return new Details(id, null, null, null, null, List.of(), 0);
    }
  }

  public Unit {
    successors = List.copyOf(successors);
  }

  /// A new body of which nothing else is known.
  public Unit(
      UUID id,
      String code,
      String name,
      Level level,
      @Nullable String parent,
      @Nullable String email,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo,
      List<String> successors) {
    this(id, code, name, level, parent, email, validFrom, validTo, successors, Details.none(id));
  }
}
