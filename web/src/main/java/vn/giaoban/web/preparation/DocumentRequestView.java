package vn.giaoban.web.preparation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.preparation.DocumentRequest;
import vn.giaoban.web.language.Times;

/// A paper asked of a unit, as answers carry it.
///
/// @param agendaItem null: for the whole briefing
/// @param state `ASKED`, `SENT_IN`, `LATE` or `WAIVED`
/// @param late whether it came, or will come, after its deadline
/// @param mailError why the unit does not know of it; null: it was told
/// @param documents what was handed in
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DocumentRequestView(
    UUID id,
    String unit,
    String unitName,
    @Nullable UUID agendaItem,
    String what,
    OffsetDateTime due,
    String state,
    boolean late,
    OffsetDateTime askedAt,
    int chases,
    @Nullable OffsetDateTime chasedAt,
    @Nullable String mailError,
    @Nullable OffsetDateTime answeredAt,
    @Nullable String waiveReason,
    List<UUID> documents) {

  /// As it stands now.
  public static DocumentRequestView of(DocumentRequest request, Instant now) {
    var came = request.answeredAt() == null ? now : request.answeredAt();
    return new DocumentRequestView(
        request.id(),
        request.unit(),
        request.unitName(),
        request.agendaItem(),
        request.what(),
        Objects.requireNonNull(Times.local(request.due())),
        request.state(now).name(),
        request.waivedAt() == null && came.isAfter(request.due()),
        Objects.requireNonNull(Times.local(request.askedAt())),
        request.chases(),
        Times.local(request.chasedAt()),
        request.mailError(),
        Times.local(request.answeredAt()),
        request.waivedAt() == null ? null : request.waiveReason(),
        request.documents());
  }
}
