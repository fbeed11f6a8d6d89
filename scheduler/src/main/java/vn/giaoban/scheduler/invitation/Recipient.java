package vn.giaoban.scheduler.invitation;

import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.post.HeldPost;

/// Somebody who is to be told of a briefing.
///
/// @param code a unit's code, or a person's user name
/// @param name as people read it
/// @param address where mail goes: to the holder's own address, else to the unit's; null: none
///   known
/// @param chair whether the recipient chairs
/// @param post of a unit: the post that is invited, e.g. "Chủ tịch UBND xã"; null: the unit as such
/// @param holder who is in the post now; null: vacant, or not known
/// @param language of its letters, `vi` or `en`; null: the office's
public record Recipient(
    String code,
    Kind kind,
    String name,
    @Nullable String address,
    boolean chair,
    @Nullable String post,
    @Nullable String holder,
    @Nullable String language) {
  /// What a recipient is.
  public enum Kind {
    UNIT,
    PERSON
  }

  /// A recipient without a post.
  public Recipient(String code, Kind kind, String name, @Nullable String address, boolean chair) {
    this(code, kind, name, address, chair, null, null, null);
  }

  /// A recipient that is written to as the office writes.
  public Recipient(
      String code,
      Kind kind,
      String name,
      @Nullable String address,
      boolean chair,
      @Nullable String post,
      @Nullable String holder) {
    this(code, kind, name, address, chair, post, holder, null);
  }

  /// The same unit by its head post: whoever is in it is addressed, at an address of its own when
  /// it has one.
  ///
  /// @param head null: it has none
  public Recipient headedBy(@Nullable HeldPost head) {
    if (head == null) {
      return this;
    }
    var holder = head.holder();
    var own = holder == null ? null : holder.email();
    return new Recipient(
        code,
        kind,
        name,
        own == null ? address : own,
        chair,
        head.post().title(),
        holder == null ? null : holder.name(),
        language);
  }

  /// The same one, written to in this language.
  public Recipient in(@Nullable String tag) {
    return new Recipient(code, kind, name, address, chair, post, holder, tag);
  }
}
