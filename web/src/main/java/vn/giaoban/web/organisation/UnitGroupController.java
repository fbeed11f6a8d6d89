package vn.giaoban.web.organisation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
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
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.unitgroup.UnitGroup;
import vn.giaoban.scheduler.unitgroup.UnitGroups;

/// Groups of units, fixed or by a rule.
@RestController
@RequestMapping("/api/unit-groups")
@Tag(name = "units")
class UnitGroupController {
  private final UnitGroups groups;
  private final Days days;

  UnitGroupController(UnitGroups groups, Days days) {
    this.groups = groups;
    this.days = days;
  }

  @GetMapping
  @Operation(summary = "All groups by name, each with its units of the day")
  Mono<List<UnitGroup>> list(@RequestParam(required = false) @Nullable String on) {
    return groups.all(days.read(on));
  }

  @GetMapping("/{id}")
  @Operation(summary = "One group with its units of the day")
  Mono<UnitGroup> one(@PathVariable UUID id, @RequestParam(required = false) @Nullable String on) {
    return groups.get(id, days.read(on));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Makes a group: of `units`, or by a `rule` that is resolved on the day")
  Mono<UnitGroup> add(@RequestBody UnitGroup.Form form) {
    return groups.add(form, days.today());
  }

  @PostMapping("/preview")
  @Operation(summary = "Whom a rule finds; nothing is kept")
  Mono<List<String>> preview(
      @RequestParam(required = false) @Nullable String on, @RequestBody UnitGroup.RuleForm rule) {
    return groups.preview(rule, days.read(on));
  }

  @PatchMapping("/{id}")
  @Operation(summary = "Changes a group; what is left out stays; If-Match carries the version read")
  Mono<UnitGroup> change(
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody UnitGroup.Form form) {
    return groups.change(id, form, days.today(), Versions.read(ifMatch));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Removes a group; its units stay")
  Mono<Void> remove(@PathVariable UUID id) {
    return groups.remove(id);
  }
}
