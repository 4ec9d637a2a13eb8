package io.github.convoscope.training;

import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.engine.dl4j.TrainerState;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Stores the state of a training run in a file, from which the run continues after it was stopped.
 *
 * @param settings the run's settings as text, without the number of epochs; a run with other
 *     settings must not continue from it
 * @param epochs the number of epochs that the run was to have
 * @param open whether all steps so far would be the same in a run of more epochs
 * @param state the trainer's state
 * @param average the running mean of the parameters
 * @param best the parameters with the best validation so far
 * @param results the results of the finished epochs
 * @param steps steps done in the epoch after them
 * @param loss sum of the losses of those steps
 * @param seconds time they took
 */
record Checkpoint(
    String settings,
    int epochs,
    boolean open,
    TrainerState state,
    float[] average,
    float[] best,
    List<EpochResult> results,
    int steps,
    double loss,
    double seconds) {
  private static final int MAGIC = 0x436f6e77;
  private static final int MOST = 10_000_000;

  void write(Path file) {
    AtomicFile.write(
        file,
        stream -> {
          DataOutputStream out = new DataOutputStream(stream);
          out.writeInt(MAGIC);
          out.writeUTF(settings);
          out.writeInt(epochs);
          out.writeBoolean(open);
          out.writeInt(state.iteration());
          write(out, state.parameters());
          write(out, state.updater());
          write(out, average);
          write(out, best);
          out.writeInt(results.size());
          for (EpochResult result : results) {
            out.writeDouble(result.loss());
            out.writeInt(result.accuracies().size());
            for (double accuracy : result.accuracies()) {
              out.writeDouble(accuracy);
            }
            out.writeDouble(result.validationLoss());
            out.writeDouble(result.seconds());
          }
          out.writeInt(steps);
          out.writeDouble(loss);
          out.writeDouble(seconds);
          out.flush();
        });
  }

  static Checkpoint read(Path file) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != MAGIC) {
        throw new IOException("not a checkpoint");
      }
      String settings = in.readUTF();
      int epochs = in.readInt();
      boolean open = in.readBoolean();
      int iteration = in.readInt();
      TrainerState state = new TrainerState(floats(in), floats(in), iteration);
      float[] average = floats(in);
      float[] best = floats(in);
      List<EpochResult> results = new ArrayList<>();
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        results.add(
            new EpochResult(i, in.readDouble(), accuracies(in), in.readDouble(), in.readDouble()));
      }
      return new Checkpoint(
          settings,
          epochs,
          open,
          state,
          average,
          best,
          results,
          in.readInt(),
          in.readDouble(),
          in.readDouble());
    } catch (IOException e) {
      throw Problem.input(Message.of("training.bad-checkpoint", file), e);
    }
  }

  private static List<Double> accuracies(DataInputStream in) throws IOException {
    List<Double> accuracies = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      accuracies.add(in.readDouble());
    }
    return accuracies;
  }

  static void write(DataOutputStream out, float[] values) throws IOException {
    out.writeInt(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  static float[] floats(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MOST) {
      throw new IOException("impossible length");
    }
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }
}
