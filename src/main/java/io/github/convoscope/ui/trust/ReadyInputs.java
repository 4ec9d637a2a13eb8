package io.github.convoscope.ui.trust;

import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.drawing.photo.PhotoRenderer;
import io.github.convoscope.drawing.photo.ReadyPictures;
import io.github.convoscope.message.Message;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * The ready pictures as inputs of a network, in two halves: those that a sticker is made with, and
 * those that it is measured on. Immutable.
 *
 * @param seen every second one, the first included
 * @param heldBack the others
 */
record ReadyInputs(List<float[]> seen, List<float[]> heldBack) {
  /** Draws and encodes them all. */
  static ReadyInputs of(Model model, Progress progress) {
    InputEncoder encoder = model.newEncoder();
    Shape shape = encoder.input();
    List<float[]> seen = new ArrayList<>();
    List<float[]> heldBack = new ArrayList<>();
    List<String> names = ReadyPictures.names();
    for (int i = 0; i < names.size(); i++) {
      progress.check();
      progress.report((double) i / names.size(), Message.of("trust.drawing"));
      EditedPhoto photo = EditedPhoto.of(ReadyPictures.photo(names.get(i)));
      float[] input =
          encoder.encode(new PhotoRenderer().render(photo, shape.rows(), shape.columns())).tensor();
      (i % 2 == 0 ? seen : heldBack).add(input);
    }
    return new ReadyInputs(List.copyOf(seen), List.copyOf(heldBack));
  }

  /** The pictures that a sticker is made with: the first half, and the user's own. */
  List<float[]> seenWith(float[] own) {
    List<float[]> all = new ArrayList<>(seen);
    all.add(own);
    return all;
  }
}
