package vn.giaoban.web.organisation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.organisation.Level;
import vn.giaoban.scheduler.organisation.UnitChanges;
import vn.giaoban.scheduler.organisation.UnitHistory;
import vn.giaoban.scheduler.organisation.UnitQuery;
import vn.giaoban.scheduler.organisation.Units;
import vn.giaoban.scheduler.writing.Written;
import vn.giaoban.web.security.Caller;

/// Reads and extends the tree of units.
@RestController
@RequestMapping("/api/units")
@Tag(name = "units", description = "The tree of units, on any date")
class UnitController {
  private final Units units;
  private final UnitHistory history;
  private final UnitChanges changes;
  private final Days days;

  UnitController(Units units, UnitHistory history, UnitChanges changes, Days days) {
    this.units = units;
    this.history = history;
    this.changes = changes;
    this.days = days;
  }

  @GetMapping
  @Operation(summary = "Units that exist on a date, by level from the top, then by code")
  Flux<UnitView> units(
      @Parameter(description = "code of the unit directly above", example = "37")
          @RequestParam(required = false)
          @Nullable String parent,
      @Parameter(description = "PROVINCE, DEPARTMENT, DISTRICT or COMMUNE", example = "COMMUNE")
          @RequestParam(required = false)
          @Nullable String level,
      @Parameter(
              description = "part of the name, with or without diacritics, or the whole code",
              example = "hai hau")
          @RequestParam(required = false)
          @Nullable String q,
      @Parameter(description = "the date, default today", example = "2025-06-30")
          @RequestParam(required = false)
          @Nullable String on) {
    List<FieldFault> faults = new ArrayList<>();
    LocalDate date = days.read("on", on, faults);
    Level wanted = level(level, faults);
    return faults.isEmpty()
        ? units.search(new UnitQuery(date, given(parent), wanted, given(q))).map(UnitView::of)
        : Flux.error(new RefusedException(Refusal.invalid(faults)));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Takes a unit into the tree")
  @ApiResponse(responseCode = "201", description = "taken in")
  @ApiResponse(responseCode = "409", description = "the code belongs to another unit then")
  @ApiResponse(responseCode = "422", description = "faulty fields")
  Mono<UnitView> add(@RequestBody UnitRequest request) {
    return units.add(request.form()).map(UnitView::of);
  }

  @GetMapping("/search")
  @Operation(
      summary = "Finds units by a name or code they bear or ever bore",
      description =
          "Of units that are gone, `now` tells who stands in their place on the day. At most 60.")
  Mono<List<FoundView>> search(
      @Parameter(example = "hai xuan") @RequestParam String q,
      @Parameter(description = "the day, default today") @RequestParam(required = false)
          @Nullable String on) {
    return history
        .search(q, days.read(on))
        .map(found -> found.stream().map(FoundView::of).toList());
  }

  @GetMapping("/{code}")
  @Operation(summary = "One unit as it stands on a date")
  @ApiResponse(responseCode = "404", description = "no unit bears the code then")
  Mono<UnitView> unit(
      @PathVariable String code,
      @Parameter(description = "the date, default today") @RequestParam(required = false)
          @Nullable String on) {
    return units.get(code, days.read(on)).map(UnitView::of);
  }

  @PatchMapping("/{code}")
  @Operation(
      summary = "Corrects what is known of a unit",
      description =
          "Members left out stay, blank ones are taken out. A name is corrected for all days; from a"
              + " day on it is changed by `POST /api/units/changes`. `If-Match` carries the version"
              + " read: who comes second is told.")
  @ApiResponse(responseCode = "412", description = "somebody else has changed it meanwhile")
  Mono<UnitView> correct(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable String on,
      @Parameter(description = "the version read", example = "3")
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      @RequestBody UnitRequest request) {
    return units
        .correct(code, days.read(on), request.form(), Versions.read(ifMatch))
        .map(UnitView::of);
  }

  @GetMapping("/{code}/history")
  @Operation(summary = "The line of descent of a unit: who was before, who came after")
  Mono<List<KinView>> history(
      @PathVariable String code, @RequestParam(required = false) @Nullable String on) {
    return units
        .get(code, days.read(on))
        .flatMap(unit -> history.descent(unit.id()))
        .map(descent -> descent.line().stream().map(KinView::of).toList());
  }

  @PostMapping("/changes")
  @Operation(
      summary = "Renames, moves, merges, splits or closes units from a day on",
      description =
          "`RENAME` needs `name`, `MOVE` `parent`, `MERGE` one and `SPLIT` several in `into`: a new"
              + " unit, or by its code alone one that exists. What was stays in the tree until the"
              + " day before. Briefings of that day and later go over to the heirs.")
  @ApiResponse(responseCode = "422", description = "faulty fields")
  Mono<List<UnitView>> change(@RequestBody ChangeRequest request, Caller caller) {
    return changes
        .apply(request.form(), Actor.account(caller.username()))
        .map(now -> now.stream().map(UnitView::of).toList());
  }

  private static @Nullable Level level(@Nullable String level, List<FieldFault> faults) {
    if (level == null || level.isBlank()) {
      return null;
    }
    return Arrays.stream(Level.values())
        .filter(known -> known.name().equals(level.strip()))
        .findFirst()
        .orElseGet(() -> {
          faults.add(FieldFault.of("level", "unit-level"));
          return null;
        });
  }

  private static @Nullable String given(@Nullable String text) {
    String line = Written.line(text);
    return line.isEmpty() ? null : line;
  }
}
