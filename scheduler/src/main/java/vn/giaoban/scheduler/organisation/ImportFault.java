package vn.giaoban.scheduler.organisation;

import java.util.Map;
import vn.giaoban.scheduler.table.Table.Place;

/// What is wrong in one cell of a list.
///
/// @param value what stands there
/// @param code message key under `fault.<code>`
/// @param args values the text needs
public record ImportFault(Place place, String value, String code, Map<String, Object> args) {
  public ImportFault {
    args = Map.copyOf(args);
  }
}
