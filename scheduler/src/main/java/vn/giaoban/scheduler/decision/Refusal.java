package vn.giaoban.scheduler.decision;

import java.util.List;
import java.util.Map;

/// Why something was not done. The texts a person reads live in the message files of `web`, under
/// `problem.<code>.title` and `problem.<code>.detail`.
///
/// @param kind what sort of answer this is over HTTP
/// @param code stable, kebab-case, e.g. `briefing-clash`; last part of the problem's `type`
/// @param args named values the text needs; also given as members of the problem
/// @param fields every faulty field, for validation; empty otherwise
public record Refusal(Kind kind, String code, Map<String, Object> args, List<FieldFault> fields) {

  /// The sort of refusal, in the order of their HTTP statuses.
  public enum Kind {
    /// The input does not make sense: 400 or 422.
    INVALID,
    /// The one who asks may not: 403.
    FORBIDDEN,
    /// There is no such thing: 404.
    NOT_FOUND,
    /// The state of things does not allow it now: 409.
    CONFLICT,
    /// The thing was changed since the caller read it (its `If-Match` is old): 412.
    STALE,
    /// More octets than are taken: 413.
    TOO_LARGE,
    /// What is needed for it is not there at the moment: 503.
    UNAVAILABLE
  }

  /// One faulty field.
  ///
  /// @param field path as the caller wrote it, e.g. `agenda[2].duration`
  /// @param code message key under `fault.<code>`
  /// @param args values the text needs
  public record FieldFault(String field, String code, Map<String, Object> args) {
    public FieldFault {
      args = Map.copyOf(args);
    }

    /// A fault whose text needs no values.
    public static FieldFault of(String field, String code) {
      return new FieldFault(field, code, Map.of());
    }
  }

  public Refusal {
    args = Map.copyOf(args);
    fields = List.copyOf(fields);
  }

  /// A refusal without values.
  public static Refusal of(Kind kind, String code) {
    return new Refusal(kind, code, Map.of(), List.of());
  }

  /// A refusal whose text needs values.
  public static Refusal of(Kind kind, String code, Map<String, Object> args) {
    return new Refusal(kind, code, args, List.of());
  }

  /// A refusal of a form: every fault of it at once.
  public static Refusal invalid(List<FieldFault> fields) {
    return new Refusal(Kind.INVALID, "invalid-input", Map.of(), fields);
  }
}
