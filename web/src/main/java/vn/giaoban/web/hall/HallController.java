package vn.giaoban.web.hall;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.hall.Hall;
import vn.giaoban.scheduler.hall.HallForm;
import vn.giaoban.scheduler.hall.Halls;

/// The register of halls; a briefing whose `location` is one of them books it.
@RestController
@RequestMapping("/api/halls")
@Tag(name = "halls", description = "Halls and meeting rooms, each for one briefing at a time")
class HallController {
  private final Halls halls;

  HallController(Halls halls) {
    this.halls = halls;
  }

  /// A hall to be added, or what is to be changed of one.
  @Schema(name = "HallRequest")
  record Request(
      @Schema(example = "HT-A", description = "stays for ever") @Nullable String code,
      @Schema(example = "Hội trường A, trụ sở UBND tỉnh") @Nullable String name,
      @Schema(example = "120") @Nullable Integer seats,
      @Nullable String address,
      @Schema(example = "Máy chiếu; mượn chìa khóa ở phòng 102") @Nullable String note,
      @Schema(description = "no longer to be chosen") @Nullable Boolean closed) {
    HallForm form() {
      return new HallForm(code, name, seats, address, note, closed);
    }
  }

  @GetMapping
  @Operation(summary = "All halls, those no longer used last")
  Flux<Hall> all() {
    return halls.all();
  }

  @PostMapping
  @Operation(summary = "Adds a hall")
  @ApiResponse(responseCode = "201", description = "added")
  @ApiResponse(responseCode = "409", description = "there is one with that code or name")
  Mono<ResponseEntity<Hall>> add(@RequestBody Request request) {
    return halls
        .add(request.form())
        .map(hall ->
            ResponseEntity.created(
                    URI.create(
                        "/api/halls/" + URLEncoder.encode(hall.code(), StandardCharsets.UTF_8)))
                .body(hall));
  }

  @PatchMapping("/{code}")
  @Operation(summary = "Changes what is given of a hall")
  Mono<Hall> change(@PathVariable String code, @RequestBody Request request) {
    return halls.change(code, request.form());
  }

  @DeleteMapping("/{code}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Removes a hall; one that briefings have used is closed instead")
  Mono<Void> remove(@PathVariable String code) {
    return halls.remove(code);
  }
}
