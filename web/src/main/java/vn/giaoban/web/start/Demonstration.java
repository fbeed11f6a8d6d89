package vn.giaoban.web.start;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.organisation.DemoProvince;
import vn.giaoban.scheduler.organisation.Units;
import vn.giaoban.web.account.FirstAccounts;
import vn.giaoban.web.account.FirstAccounts.Printed;
import vn.giaoban.web.security.Role;

/// The demonstration: the province's units, and a few people to try things as.
@Component
class Demonstration {
  private static final List<Person> PEOPLE =
      List.of(
          new Person(
              "thuky",
              "Trần Thị Thu Hà",
              "Thư ký, Văn phòng UBND tỉnh",
              "thu-ky@ninhbinh.example",
              Role.SECRETARY,
              "37-VP"),
          new Person(
              "chutich",
              "Nguyễn Văn Minh",
              "Chủ tịch UBND tỉnh",
              "chu-tich@ninhbinh.example",
              Role.CHAIR,
              "37"),
          unit("phuly", "Phường Phủ Lý", "13285"),
          unit("namdinh", "Phường Nam Định", "13669"),
          unit("haihau", "Xã Hải Hậu", "14215"),
          unit("hoalu", "Phường Hoa Lư", "14329"));

  private final DemoProvince province;
  private final FirstAccounts accounts;
  private final TransactionalOperator transactions;

  Demonstration(
      DatabaseClient database, TransactionalOperator transactions, FirstAccounts accounts) {
    this.province = new DemoProvince(database, transactions, new Units(database, transactions));
    this.accounts = accounts;
    this.transactions = transactions;
  }

  /// @param email absent for a unit's account: invitations go to the unit's own address
  private record Person(
      String username, String name, String title, @Nullable String email, Role role, String unit) {}

  private static Person unit(String username, String name, String code) {
    return new Person(username, name, "", null, Role.UNIT, code);
  }

  /// Loads everything into a database without units, or nothing.
  ///
  /// @return the people that were made; none when there were units already
  Mono<List<Printed>> load() {
    return province
        .load()
        .filter(units -> units > 0)
        .flatMapMany(units -> Flux.fromIterable(PEOPLE))
        .concatMap(
            p -> accounts.person(p.username(), p.name(), p.title(), p.email(), p.role(), p.unit()))
        .collectList()
        .as(transactions::transactional);
  }
}
