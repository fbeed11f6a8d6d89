package vn.giaoban.scheduler.freetime;

import java.util.List;

/// Who should come, and when they cannot.
///
/// @param resource as in the table `booking`
/// @param code a unit's code, a user name or a hall's code
/// @param part as what they are asked for
/// @param busy merged, by time
public record Participant(String resource, String code, String name, Part part, List<Busy> busy) {
  /// As what somebody is asked for.
  public enum Part {
    /// Without the chair there is no meeting.
    CHAIR,
    /// Must come.
    MUST,
    /// Should come; a meeting without them is a lesser one.
    SHOULD,
    /// One of the halls: any that is free will do.
    HALL
  }

  public Participant {
    busy = List.copyOf(busy);
  }
}
