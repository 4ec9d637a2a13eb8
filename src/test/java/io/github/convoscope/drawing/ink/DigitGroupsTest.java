package io.github.convoscope.drawing.ink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Blobs are joined to digits, and digits to rows; blobs are made here, without a picture. */
class DigitGroupsTest {
  private static Blob blob(int left, int top, int width, int height) {
    int area = 4 * (width + height);
    int label = 1000 * top + left;
    return new Blob(
        label, top, left, top + height - 1, left + width - 1, area, area / 2, 0.5, 0.4, 0);
  }

  /** The left edges of the blobs of each digit. */
  private static List<List<Integer>> lefts(List<Blob> blobs, int lines) {
    List<Blob> mixed = new ArrayList<>(blobs);
    Collections.reverse(mixed);
    return DigitGroups.of(mixed, lines).stream()
        .map(group -> group.stream().map(Blob::left).sorted().toList())
        .toList();
  }

  @Test
  void aRowThatFallsOrClimbsIsOneRow() {
    List<Blob> blobs = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      blobs.add(blob(200 + 40 * i, 100 + 9 * i, 25, 40));
    }
    for (int i = 0; i < 5; i++) {
      blobs.add(blob(i + 40 * i, 220 - 9 * i, 25, 40));
    }
    assertEquals(blobs.stream().map(blob -> List.of(blob.left())).toList(), lefts(blobs, 0));
  }

  @Test
  void digitsOfARowThatStandCloseTogetherAreParted() {
    List<Blob> blobs = List.of(blob(10, 50, 22, 40), blob(34, 48, 24, 42), blob(90, 50, 25, 40));
    assertEquals(List.of(List.of(10), List.of(34), List.of(90)), lefts(blobs, 4));
    assertEquals(List.of(List.of(10), List.of(34), List.of(90)), lefts(blobs, 0));
  }

  @Test
  void twoDigitsThatStandCloseTogetherAreParted() {
    assertEquals(
        List.of(List.of(10), List.of(36)),
        lefts(List.of(blob(10, 50, 24, 40), blob(36, 48, 26, 42)), 4));
  }

  @Test
  void halvesThatALineOfThePaperCutStayOneDigit() {
    List<Blob> blobs = List.of(blob(10, 50, 12, 40), blob(25, 50, 12, 40), blob(90, 50, 25, 40));
    assertEquals(List.of(List.of(10, 25), List.of(90)), lefts(blobs, 3));
  }

  @Test
  void theBarOfAFiveStaysWithIt() {
    List<Blob> blobs =
        List.of(
            blob(10, 50, 25, 40), blob(50, 58, 22, 34), blob(60, 48, 18, 6), blob(76, 50, 25, 40));
    assertEquals(List.of(List.of(10), List.of(50, 60), List.of(76)), lefts(blobs, 4));
  }
}
