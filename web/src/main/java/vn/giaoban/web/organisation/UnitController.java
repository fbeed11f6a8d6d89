package vn.giaoban.web.organisation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.organisation.Level;
import vn.giaoban.scheduler.organisation.UnitQuery;
import vn.giaoban.scheduler.organisation.Units;
import vn.giaoban.scheduler.writing.Written;

/// Reads and extends the tree of units.
@RestController
@RequestMapping("/api/units")
@Tag(name = "units", description = "The tree of units, on any date")
class UnitController {
  private final Units units;
  private final InstantSource clock;

  UnitController(Units units, InstantSource clock) {
    this.units = units;
    this.clock = clock;
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
    LocalDate date = date(on, faults);
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

  private LocalDate date(@Nullable String on, List<FieldFault> faults) {
    LocalDate today = clock.instant().atZone(Written.ZONE).toLocalDate();
    if (on == null || on.isBlank()) {
      return today;
    }
    try {
      LocalDate date = LocalDate.parse(on.strip());
      if (Math.abs(date.getYear()) <= 9999) {
        return date;
      }
    } catch (DateTimeException reportedBelow) {
      // falls through
    }
    faults.add(FieldFault.of("on", "unit-date"));
    return today;
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
