package vn.giaoban.scheduler.briefing;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/// An arrangement as columns of `briefing`, see `V40__arrangement.sql`.
final class ArrangementColumns {
  private ArrangementColumns() {}

  static Arrangement of(Readable row) {
    Long[] reminders = requireNonNull(row.get("reminder_seconds", Long[].class));
    return new Arrangement(
        row.get("kind", String.class),
        place(row.get("hall", String.class), row.get("location", String.class)),
        new LeadTimes(
            row.get("invitation_days", Integer.class), row.get("document_days", Integer.class)),
        Arrays.stream(reminders).map(Duration::ofSeconds).toList(),
        requireNonNull(row.get("letter_text", String.class)),
        new RoomPolicy(
            constant(RoomPolicy.Microphones.class, row.get("microphones", String.class)),
            row.get("quorum", String.class),
            constant(RoomPolicy.Layout.class, row.get("layout", String.class))));
  }

  static GenericExecuteSpec bind(GenericExecuteSpec spec, Arrangement a) {
    GenericExecuteSpec bound =
        spec.bind("reminders", a.reminders().stream().map(Duration::toSeconds).toArray(Long[]::new))
            .bind("letterText", a.letterText());
    bound = BriefingRows.orNull(bound, "kind", a.kind(), String.class);
    Place place = a.place();
    bound = BriefingRows.orNull(bound, "hall", place == null ? null : place.hall(), String.class);
    bound =
        BriefingRows.orNull(bound, "location", place == null ? null : place.name(), String.class);
    bound =
        BriefingRows.orNull(bound, "invitationDays", a.leadTimes().invitationDays(), Integer.class);
    bound = BriefingRows.orNull(bound, "documentDays", a.leadTimes().documentDays(), Integer.class);
    bound =
        BriefingRows.orNull(bound, "microphones", name(a.roomPolicy().microphones()), String.class);
    bound = BriefingRows.orNull(bound, "quorum", a.roomPolicy().quorum(), String.class);
    return BriefingRows.orNull(bound, "layout", name(a.roomPolicy().layout()), String.class);
  }

  private static @Nullable Place place(@Nullable String hall, @Nullable String name) {
    return name == null ? null : new Place(hall, name);
  }

  private static @Nullable String name(@Nullable Enum<?> constant) {
    return constant == null ? null : constant.name();
  }

  private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String name) {
    return name == null ? null : Enum.valueOf(type, name);
  }
}
