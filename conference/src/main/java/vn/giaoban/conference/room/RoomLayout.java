package vn.giaoban.conference.room;

/// How the screens of a room are divided, as the chair wants them.
public enum RoomLayout {
  /// Whoever speaks large, the others in a strip.
  STAGE,
  /// The document's page large, the speaker beside it.
  DOCUMENT,
  /// Two sites side by side.
  PAIR,
  /// All sites, by pages.
  GRID;

  /// What the screens show once the stage has changed: the chair's last act must be seen by all.
  static RoomState.Layout after(
      RoomState.Stage before, RoomState.Stage stage, RoomState.Layout now) {
    boolean shows = stage.document() != null;
    if (shows && before.document() == null) {
      return RoomState.Layout.of(DOCUMENT);
    }
    if (!shows && now.kind() == DOCUMENT) {
      return RoomState.Layout.of(STAGE);
    }
    boolean put = stage.site() != null && !stage.site().equals(before.site());
    return put && (now.kind() == GRID || now.kind() == PAIR)
        ? RoomState.Layout.of(shows ? DOCUMENT : STAGE)
        : now;
  }
}
