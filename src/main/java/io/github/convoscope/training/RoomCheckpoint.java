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

/**
 * The state of a training that someone watched, in a file, from which it continues as if it had
 * never stopped.
 *
 * @param recipe what is trained
 * @param loss running mean of the last steps' losses
 * @param state the present state
 */
public record RoomCheckpoint(TrainingRecipe recipe, double loss, LiveTraining.Moment state) {
  private static final int MAGIC = 0x436f6e53;

  /** Files of earlier versions, whose examples came from the handwriting model. */
  private static final int EARLIER = 0x436f6e52;

  /** Writes the file in place of an older one. */
  public void write(Path file) {
    AtomicFile.write(
        file,
        stream -> {
          DataOutputStream out = new DataOutputStream(stream);
          out.writeInt(MAGIC);
          out.writeUTF(recipe.source().kind().name());
          Path place = recipe.source().place();
          out.writeUTF(place == null ? "" : place.toAbsolutePath().toString());
          out.writeUTF(recipe.layers());
          Flaws flaws = recipe.flaws();
          out.writeInt(flaws.mark());
          out.writeDouble(flaws.shuffled());
          out.writeDouble(flaws.penWidth());
          out.writeInt(flaws.leftOut());
          out.writeInt(flaws.examples());
          out.writeLong(recipe.seed());
          out.writeInt(recipe.batch());
          out.writeDouble(recipe.rate());
          out.writeDouble(loss);
          out.writeLong(state.steps());
          out.writeInt(state.state().iteration());
          Checkpoint.write(out, state.state().parameters());
          Checkpoint.write(out, state.state().updater());
          Checkpoint.write(out, state.average());
          out.flush();
        });
  }

  /**
   * Reads a file.
   *
   * @throws Problem when it can't be read
   */
  public static RoomCheckpoint read(Path file) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      int magic = in.readInt();
      if (magic != MAGIC && magic != EARLIER) {
        throw new IOException("not a checkpoint");
      }
      ExampleSource source = magic == MAGIC ? source(in) : ExampleSource.HANDWRITING;
      String layers = in.readUTF();
      Flaws flaws =
          new Flaws(in.readInt(), in.readDouble(), in.readDouble(), in.readInt(), in.readInt());
      TrainingRecipe recipe =
          new TrainingRecipe(layers, flaws, in.readLong(), in.readInt(), in.readDouble(), source);
      double loss = in.readDouble();
      long steps = in.readLong();
      int iteration = in.readInt();
      TrainerState state =
          new TrainerState(Checkpoint.floats(in), Checkpoint.floats(in), iteration);
      LiveTraining.Moment moment = new LiveTraining.Moment(steps, state, Checkpoint.floats(in));
      return new RoomCheckpoint(recipe, loss, moment);
    } catch (IOException e) {
      throw Problem.input(Message.of("training.bad-checkpoint", file), e);
    }
  }

  private static ExampleSource source(DataInputStream in) throws IOException {
    String kind = in.readUTF();
    String place = in.readUTF();
    try {
      return new ExampleSource(
          ExampleSource.Kind.valueOf(kind), place.isEmpty() ? null : Path.of(place));
    } catch (IllegalArgumentException e) {
      throw new IOException("unknown examples", e);
    }
  }
}
