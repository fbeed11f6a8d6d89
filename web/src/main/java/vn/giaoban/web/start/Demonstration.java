package vn.giaoban.web.start;

import java.util.List;
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
              "thuky", "Trần Thị Thu Hà", "Thư ký, Văn phòng UBND tỉnh", Role.SECRETARY, "37-VP"),
          new Person("chutich", "Nguyễn Văn Minh", "Phó Chủ tịch UBND tỉnh", Role.CHAIR, "37"),
          new Person("phuly", "Phường Phủ Lý", "", Role.UNIT, "13285"),
          new Person("namdinh", "Phường Nam Định", "", Role.UNIT, "13669"),
          new Person("haihau", "Xã Hải Hậu", "", Role.UNIT, "14215"),
          new Person("hoalu", "Phường Hoa Lư", "", Role.UNIT, "14329"));

  private final DemoProvince province;
  private final FirstAccounts accounts;
  private final TransactionalOperator transactions;

  Demonstration(
      DatabaseClient database, TransactionalOperator transactions, FirstAccounts accounts) {
    this.province = new DemoProvince(database, transactions, new Units(database, transactions));
    this.accounts = accounts;
    this.transactions = transactions;
  }

  private record Person(String username, String name, String title, Role role, String unit) {}

  /// Loads everything into a database without units, or nothing.
  ///
  /// @return the people that were made; none when there were units already
  Mono<List<Printed>> load() {
    return province
        .load()
        .filter(units -> units > 0)
        .flatMapMany(units -> Flux.fromIterable(PEOPLE))
        .concatMap(p -> accounts.person(p.username(), p.name(), p.title(), p.role(), p.unit()))
        .collectList()
        .as(transactions::transactional);
  }
}
