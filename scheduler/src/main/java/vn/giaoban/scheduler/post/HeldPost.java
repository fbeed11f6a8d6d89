package vn.giaoban.scheduler.post;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A post with whoever is in it on the day that was asked for.
///
/// @param holder null: vacant
/// @param substitutes who may sit in
public record HeldPost(Post post, @Nullable Holder holder, List<Holder> substitutes) {
  public HeldPost {
    substitutes = List.copyOf(substitutes);
  }
}
