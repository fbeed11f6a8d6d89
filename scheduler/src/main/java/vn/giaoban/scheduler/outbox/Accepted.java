package vn.giaoban.scheduler.outbox;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/// Remembers, outside the database and within microseconds, which mails the server has taken and
/// the database does not say so yet. What a killed process leaves here is recorded at its next
/// start instead of being sent a second time.
public interface Accepted {
  /// The server has taken it. Returns when that outlives this process.
  void add(UUID id);

  /// The database says so, too.
  void recorded(Collection<UUID> ids);

  /// What an earlier process of this node left.
  Set<UUID> left();

  /// One that forgets with the process.
  static Accepted forgetful() {
    return new Accepted() {
      @Override
      public void add(UUID id) {}

      @Override
      public void recorded(Collection<UUID> ids) {}

      @Override
      public Set<UUID> left() {
        return Set.of();
      }
    };
  }
}
