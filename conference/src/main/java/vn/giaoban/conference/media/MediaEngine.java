package vn.giaoban.conference.media;

/// Carries the media of every room. The embedded engine is one; a fleet of bridges is another.
public interface MediaEngine extends AutoCloseable {
  /// Opens a media room, or gives the one that is open under this id.
  ///
  /// @param roomId the briefing's id
  /// @param listener told what happens in it, on the engine's own threads; must not block
  MediaRoom open(String roomId, MediaListener listener);

  /// Counts at this moment. May be called on any thread, as often as somebody measures.
  MediaStats stats();

  /// Ends every room and frees the port.
  @Override
  void close();
}
