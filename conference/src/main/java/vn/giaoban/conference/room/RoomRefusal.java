package vn.giaoban.conference.room;

import java.util.Map;

/// Why a command is not done.
///
/// @param code stable, kebab-case; `web` has the text a person reads under `room.refused.<code>`
/// @param args named values the text needs
public record RoomRefusal(String code, Map<String, Object> args) implements RoomRuling {
  public RoomRefusal {
    args = Map.copyOf(args);
  }
}
