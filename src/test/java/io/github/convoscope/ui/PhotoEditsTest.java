package io.github.convoscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.drawing.photo.Photo;
import org.junit.jupiter.api.Test;

/** The history of the photograph. */
class PhotoEditsTest {
  private final PhotoEdits edits = new PhotoEdits();

  private static Photo photo(int rows, int columns) {
    return Photo.of(new ColourImage(rows, columns, new float[3 * rows * columns]));
  }

  @Test
  void whatOneBeginsWithIsNoStep() {
    Photo first = photo(20, 30);
    edits.begin(first);
    assertFalse(edits.canUndo());
    assertFalse(edits.isTouched());
    assertSame(first, edits.current().photo());
    edits.set(edits.current().turned());
    edits.undo();
    assertSame(first, edits.current().photo());
    assertTrue(edits.isTouched());
  }

  @Test
  void aGestureIsOneStep() {
    EditedPhoto before = edits.current();
    for (int i = 0; i < 3; i++) {
      edits.change(edits.current().turned());
    }
    edits.commit();
    edits.undo();
    assertEquals(before, edits.current());
    edits.redo();
    assertEquals(3, edits.current().orientation().quarters());
  }

  @Test
  void manyLargePhotographsAreNotAllKept() {
    Photo[] brought = new Photo[8];
    for (int i = 0; i < brought.length; i++) {
      brought[i] = photo(2000, 2000);
      edits.bring(brought[i]);
    }
    int undone = 0;
    while (edits.canUndo()) {
      edits.undo();
      undone++;
    }
    assertTrue(undone >= 1 && undone < 7, "undone " + undone);
    assertSame(brought[brought.length - 1 - undone], edits.current().photo());
  }
}
