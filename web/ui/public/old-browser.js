/*
 * Says in words that a browser is too old, instead of a blank page. Plain ES5: it must run where the
 * page itself cannot even be read. The load event comes after the page's own module, read or not.
 */
window.addEventListener('load', function () {
  var known = window.customElements;
  if (known && (known.get('gb-join') || known.get('gb-reply'))) return;
  var place = document.createElement('main');
  place.className = 'old-browser';
  place.innerHTML =
    '<h1>Trình duyệt này quá cũ</h1>' +
    '<p>Phòng họp cần Chrome, Edge hoặc Cốc Cốc từ bản 109. Mở lại đường dẫn này bằng một trong các trình duyệt đó.</p>' +
    '<h1 lang="en">This browser is too old</h1>' +
    '<p lang="en">The room needs Chrome, Edge or Cốc Cốc from version 109 on. Open this link in one of them.</p>';
  document.body.appendChild(place);
});
