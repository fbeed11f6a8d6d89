package vn.giaoban.web.preparation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.preparation.Speaker;
import vn.giaoban.web.language.Times;

/// A registration to speak, as answers carry it.
///
/// @param state `ASKED`, `ACCEPTED`, `REFUSED` or `WITHDRAWN`
/// @param reason of a refusal; empty otherwise
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SpeakerView(
    UUID id,
    UUID agendaItem,
    String unit,
    String unitName,
    String name,
    String title,
    long minutes,
    String summary,
    String state,
    String reason,
    int position,
    OffsetDateTime registeredAt,
    @Nullable OffsetDateTime decidedAt) {

  /// As it stands now.
  public static SpeakerView of(Speaker speaker) {
    return new SpeakerView(
        speaker.id(),
        speaker.agendaItem(),
        speaker.unit(),
        speaker.unitName(),
        speaker.name(),
        speaker.title(),
        speaker.duration().toMinutes(),
        speaker.summary(),
        speaker.state().name(),
        speaker.reason(),
        speaker.position(),
        Objects.requireNonNull(Times.local(speaker.registeredAt())),
        Times.local(speaker.decidedAt()));
  }
}
