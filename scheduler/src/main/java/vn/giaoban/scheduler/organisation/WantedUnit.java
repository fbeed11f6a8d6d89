package vn.giaoban.scheduler.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.table.Table.Place;

/// A unit as a line of a list wants it. What the list does not say is null and stays as it is.
///
/// @param row the first line that says it
/// @param at where its members stand, by the name of the member
/// @param leader who leads it; null: the list does not say
/// @param past whether it is one that ended before the day of the list
record WantedUnit(
    int row,
    Map<String, Place> at,
    String code,
    String name,
    Level level,
    @Nullable String parent,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable List<String> successors,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String address,
    @Nullable String agencyCode,
    @Nullable String agencyCodeOld,
    @Nullable List<String> tags,
    @Nullable Leader leader,
    boolean past) {

  Place place(String member) {
    return at.getOrDefault(member, new Place(row, 0));
  }

  WantedUnit with(@Nullable String parentCode, @Nullable List<String> heirs) {
    return new WantedUnit(
        row,
        at,
        code,
        name,
        level,
        parentCode,
        from,
        to,
        heirs,
        email,
        phone,
        address,
        agencyCode,
        agencyCodeOld,
        tags,
        leader,
        past);
  }
}
