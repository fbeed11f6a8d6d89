package vn.giaoban.mail.answer;

/// What words do in an answer.
enum WordClass {
  /// `không`, `not`
  NOT,
  /// `tham dự`, `có mặt`, `attend`
  ATTEND,
  /// `vắng mặt`, `xin nghỉ`, `absent`, `regret`
  ABSENT,
  /// `đồng ý`, `nhất trí`, `accept`
  ASSENT,
  /// `vâng`, `ok`: an answer only when nothing else is said
  YES,
  /// `bận`, `trùng lịch`, `on leave`: why somebody does not come
  BUSY,
  /// `do`, `vì`, `because`: what follows is a reason
  CAUSE,
  /// `cử`, `phân công`, `ủy quyền cho`, `delegate`: somebody is sent
  SEND,
  /// `thay`, `thay mặt`, `on my behalf`
  INSTEAD,
  /// `có lẽ`, `chưa chắc`, `might`
  UNSURE,
  /// `sẽ`, `xác nhận`, `will`: what follows is going to be
  WILL,
  /// `có thể`, `can`
  CAN,
  /// `đơn vị`, `chúng tôi`, `we`: the writer
  SELF,
  /// `đồng chí`, `ông`, `Mr`
  HONORIFIC,
  /// `Phó Chủ tịch`, `Deputy Director`
  TITLE,
  /// `giấy mời`, `thành phần`, `về việc`: what follows is named, not promised
  NAMING,
  /// `nội dung`, `dự thảo`, `ý kiến`: what somebody may agree with besides coming
  MATTER,
  /// `đã`: what follows is past
  PAST,
  /// `nếu`, `if`
  IF,
  /// `phải không`, `có được không`, `mấy giờ`
  ASK,
  /// `đề nghị`, `kính mong`: somebody else is asked to do what follows
  REQUEST,
  /// `được`, `cho phép`: after a request, that oneself may do something
  MAY,
  /// `nhưng`, `tuy nhiên`, `and`: another statement begins
  CLAUSE,
  /// `kính gửi`, `cảm ơn`, `ạ`: says nothing
  POLITE
}
