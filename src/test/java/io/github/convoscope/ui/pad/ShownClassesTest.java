package io.github.convoscope.ui.pad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShownClassesTest {
  @Test
  void ofManyClassesTheBestAndTheChosenAreShown() {
    float[] twelve = {.01f, .02f, .03f, .3f, .05f, .06f, .2f, .08f, .09f, .1f, .04f, .02f};
    assertArrayEquals(new int[] {3, 6, 9, 8, 7}, ShownClasses.of(twelve, null, null, null));
    assertArrayEquals(new int[] {3, 6, 9, 8, 7, 0, 11}, ShownClasses.of(twelve, null, 0, 11));
    assertArrayEquals(new int[] {3, 6, 9, 8, 7, 11}, ShownClasses.of(twelve, null, 6, 11));
    assertArrayEquals(new int[] {5, 1}, ShownClasses.of(twelve, List.of(5, 1), 0, 11));
    float[] few = {.5f, .1f, .4f};
    assertArrayEquals(new int[] {0, 1, 2}, ShownClasses.of(few, List.of(2), 0, 1));
  }
}
