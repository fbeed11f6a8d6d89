package vn.giaoban.web.freetime;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.freetime.FreeSlot;
import vn.giaoban.scheduler.freetime.FreeTimeForm;
import vn.giaoban.scheduler.freetime.FreeTimeService;
import vn.giaoban.scheduler.freetime.Participant;
import vn.giaoban.scheduler.writing.Written;
import vn.giaoban.web.language.Reader;

/// The finder of common free time.
@RestController
@RequestMapping("/api/briefings/free-slots")
@Tag(name = "briefings", description = "Briefings, from scheduling to close")
class FreeTimeController {
  private final FreeTimeService freeTime;
  private final FreeTimeWords words;

  FreeTimeController(FreeTimeService freeTime, FreeTimeWords words) {
    this.freeTime = freeTime;
    this.words = words;
  }

  /// A search.
  @Schema(name = "FreeSlotsRequest")
  record Request(
      @Schema(example = "[\"14215\",\"13285\"]", description = "who must come")
          @Nullable List<@Nullable String> units,
      @Schema(example = "chutich") @Nullable String chair,
      @Schema(example = "PT1H30M") @Nullable String duration,
      @Schema(example = "2026-11-30T00:00:00+07:00", description = "absent: from now on")
          @Nullable String from,
      @Schema(example = "2026-12-12T00:00:00+07:00", description = "absent: two weeks later")
          @Nullable String to,
      @Schema(description = "who should come: codes or user names")
          @Nullable List<@Nullable String> should,
      @Schema(example = "PT15M", description = "free before and after, for travel or setting up")
          @Nullable String gap,
      @Nullable Hours workingHours,
      @Schema(example = "[\"HT-A\"]", description = "halls, one of which is needed")
          @Nullable List<@Nullable String> halls,
      @Schema(description = "the same as halls") @Nullable List<@Nullable String> rooms,
      @Schema(example = "10") @Nullable Integer limit,
      @Schema(description = "a briefing that is to be moved: its own time counts as free")
          @Nullable String except) {
    FreeTimeForm form() {
      return new FreeTimeForm(
          units,
          chair,
          duration,
          from,
          to,
          should,
          gap,
          workingHours == null ? null : workingHours.form(),
          halls == null ? rooms : halls,
          limit,
          except);
    }
  }

  /// When meetings may be held; what is absent is as usual.
  @Schema(name = "WorkingHours")
  record Hours(
      @Schema(example = "07:30") @Nullable String from,
      @Schema(example = "17:00") @Nullable String to,
      @Schema(example = "11:30") @Nullable String lunchFrom,
      @Schema(example = "13:30") @Nullable String lunchTo,
      @Schema(description = "on days off, too") @Nullable Boolean everyDay) {
    FreeTimeForm.Hours form() {
      return new FreeTimeForm.Hours(from, to, lunchFrom, lunchTo, everyDay);
    }
  }

  /// A time.
  @Schema(name = "FreeSlot")
  record Slot(
      @Schema(example = "2026-11-30T09:45:00+07:00") String startsAt,
      @Schema(example = "2026-11-30T11:15:00+07:00") String endsAt,
      @Schema(description = "everybody who must come can") boolean free,
      @Schema(example = "129", description = "how many of those who must come can") int must,
      @Schema(example = "129") int ofMust,
      @Schema(example = "4") int should,
      @Schema(example = "5") int ofShould,
      @Schema(example = "[\"đủ 129/129 đơn vị\"]", description = "why it stands where it stands")
          List<String> reasons,
      List<Missing> missing,
      @Nullable String hall,
      @Nullable String hallName) {}

  /// Somebody who cannot.
  @Schema(name = "FreeSlotMissing")
  record Missing(
      @Schema(example = "37-SXD") String who,
      @Schema(example = "Sở Xây dựng") String whoName,
      @Schema(example = "2026-11-30T08:00:00+07:00") String from,
      String to,
      boolean must) {}

  @PostMapping
  @Operation(
      summary = "The earliest common free times, then the best of the others",
      description =
          "Within working hours, without days off. First the times at which everybody who must"
              + " come can, by start; then those at which the fewest are missing. Overlapping times"
              + " are left out.")
  @ApiResponse(responseCode = "200", description = "the best first; empty: none in that span")
  @ApiResponse(responseCode = "422", description = "faulty fields, all of them")
  Mono<List<Slot>> find(@RequestBody Request request, ServerWebExchange exchange) {
    HttpHeaders headers = exchange.getRequest().getHeaders();
    return freeTime
        .find(request.form())
        .map(slots ->
            slots.stream()
                .map(slot -> view(slot, words.reasons(slot, Reader.language(headers))))
                .toList());
  }

  private static Slot view(FreeSlot slot, List<String> reasons) {
    Participant hall = slot.hall();
    return new Slot(
        Written.time(slot.startsAt()),
        Written.time(slot.endsAt()),
        slot.free(),
        slot.must(),
        slot.ofMust(),
        slot.should(),
        slot.ofShould(),
        reasons,
        slot.missing().stream()
            .map(m ->
                new Missing(
                    m.who().code(),
                    m.who().name(),
                    Written.time(m.from()),
                    Written.time(m.to()),
                    m.who().part() != Participant.Part.SHOULD))
            .toList(),
        hall == null ? null : hall.code(),
        hall == null ? null : hall.name());
  }
}
