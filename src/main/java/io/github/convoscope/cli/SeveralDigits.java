package io.github.convoscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.data.ImageFile;
import io.github.convoscope.data.PictureDecoder;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.ink.BroughtPicture;
import io.github.convoscope.drawing.ink.FoundDigit;
import io.github.convoscope.drawing.ink.FoundInk;
import io.github.convoscope.drawing.ink.PictureBox;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.DigitReader;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ReadDigit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The answer of {@code classify --several} to one input: all of its digits, in reading order.
 *
 * @param file the input
 * @param digits the digits; empty where there are none
 */
record SeveralDigits(Path file, List<ReadDigit> digits) {
  /**
   * Reads the digits of a picture or drawing.
   *
   * @throws Problem when the file is neither, or can't be read
   */
  static SeveralDigits read(Path file, Model model, Engine engine) {
    DigitReader reader = new DigitReader(model, engine);
    if (Files.isRegularFile(file)) {
      model.newEncoder().requirePicture(file);
    }
    if (StrokesFile.recognises(file)) {
      return new SeveralDigits(file, reader.read(StrokesFile.readOne(file).drawing()));
    }
    if (PictureDecoder.recognises(file)) {
      return new SeveralDigits(
          file, reader.read(found(ImageFile.bring(PictureDecoder.read(file)))));
    }
    throw Problem.input(Message.of("cli.not-several", file));
  }

  /** What was found in a picture; one that is taken as it is, is one digit. */
  private static FoundInk found(BroughtPicture picture) {
    FoundInk found = picture.found();
    if (found != null) {
      return found;
    }
    int rows = picture.picture().rows();
    int columns = picture.picture().columns();
    PictureBox all = new PictureBox(0, 0, columns, rows);
    return new FoundInk(
        all, rows, columns, false, true, List.of(new FoundDigit(all, picture.ink())));
  }

  /** The JSON object. */
  ObjectNode node(Model model) {
    ObjectNode node = JsonOutput.MAPPER.createObjectNode();
    node.put("input", file.toString());
    node.put("engine", model.engineKind().id());
    ArrayNode list = node.putArray("digits");
    for (ReadDigit digit : digits) {
      ObjectNode entry = list.addObject();
      ArrayNode box = entry.putArray("box");
      box.add(digit.box().x()).add(digit.box().y());
      box.add(digit.box().width()).add(digit.box().height());
      entry.put("digit", digit.digit());
      if (!model.input().digits()) {
        entry.put("label", model.spec().labels().get(digit.digit()));
      }
      entry.put("probability", digit.probability());
      if (model.judge().givesVerdicts()) {
        entry.put("verdict", digit.verdict().kind().id());
      }
    }
    return node;
  }

  /** One line of text. */
  String line(Model model) {
    List<String> labels = model.spec().labels();
    String all =
        digits.stream()
            .map(
                digit ->
                    String.format(
                        Locale.ROOT,
                        "%s %.1f %%%s",
                        labels.get(digit.digit()),
                        100 * digit.probability(),
                        model.judge().givesVerdicts()
                            ? " (" + digit.verdict().kind().id() + ")"
                            : ""))
            .collect(Collectors.joining(", "));
    return file + ": " + (digits.isEmpty() ? "-" : all);
  }
}
