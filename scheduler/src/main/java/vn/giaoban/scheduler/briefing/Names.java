package vn.giaoban.scheduler.briefing;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.hall.Hall;
import vn.giaoban.scheduler.organisation.Person;
import vn.giaoban.scheduler.organisation.Unit;
import vn.giaoban.scheduler.post.HeldPost;

/// What the codes and user names of a form mean on the day of the briefing.
///
/// @param units by code, those that exist on that day
/// @param gone by code, the last one that bore a code which names nobody on that day
/// @param people by user name
/// @param heads the posts that lead the units, with whoever is in them, by the unit's id
/// @param hall what the place of the form is in the register of halls; null: nothing
record Names(
    Map<String, Unit> units,
    Map<String, Unit> gone,
    Map<String, Person> people,
    @Nullable Hall hall,
    Map<UUID, HeldPost> heads) {
  Names(Map<String, Unit> units, Map<String, Unit> gone, Map<String, Person> people) {
    this(units, gone, people, null, Map.of());
  }

  /// The unit or else the person, as a chair; null: neither.
  @Nullable Chair chair(String code) {
    Unit unit = units.get(code);
    if (unit != null) {
      return new Chair(code, unit.name(), unit.id());
    }
    Person person = people.get(code);
    return person == null ? null : new Chair(code, person.name(), null);
  }
}
