package vn.giaoban.scheduler.site;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A place from which people take part.
///
/// @param above the site it belongs to, of the same unit; null: one of the unit itself
/// @param place address or room
/// @param seats how many people fit; null: not known
/// @param keeper who looks after it, e.g. "Anh Hùng, kỹ thuật"
/// @param version rises with every change
public record Site(
    UUID id,
    @Nullable UUID above,
    String name,
    @Nullable String place,
    @Nullable String phone,
    @Nullable Integer seats,
    List<Equipment> equipment,
    @Nullable String keeper,
    @Nullable String note,
    int position,
    int version) {
  public Site {
    equipment = List.copyOf(equipment);
  }

  /// A site as somebody writes it down, not checked yet.
  public record Form(
      @Nullable UUID above,
      @Nullable String name,
      @Nullable String place,
      @Nullable String phone,
      @Nullable Integer seats,
      @Nullable List<EquipmentForm> equipment,
      @Nullable String keeper,
      @Nullable String note,
      @Nullable Integer position) {}

  /// Equipment as somebody writes it down.
  public record EquipmentForm(
      @Nullable String kind, @Nullable String name, @Nullable Integer count) {}
}
